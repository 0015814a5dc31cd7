package io.snaprelay.copy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** KMS in memory: keys by region and by each of their names. */
final class FakeKmsKeys implements KmsKeys {
  private final Map<String, KmsKey> keys = new HashMap<>();
  private RuntimeException failure;

  FakeKmsKeys put(String region, String name, KmsKey key) {
    keys.put(region + "/" + name, key);
    return this;
  }

  void remove(String region, String name) {
    keys.remove(region + "/" + name);
  }

  /** The next question fails. */
  void failWith(RuntimeException next) {
    failure = next;
  }

  @Override
  public Optional<KmsKey> find(String region, String name) {
    if (failure != null) {
      RuntimeException once = failure;
      failure = null;
      throw once;
    }
    return Optional.ofNullable(keys.get(region + "/" + name));
  }
}
