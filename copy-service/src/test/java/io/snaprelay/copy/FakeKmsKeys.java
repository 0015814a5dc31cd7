package io.snaprelay.copy;

import io.snaprelay.step.testing.Runs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** KMS in memory: keys by account, region and each of their names. */
final class FakeKmsKeys implements KmsKeys {
  private final Map<String, KmsKey> keys = new HashMap<>();
  private final Map<String, String> policies = new HashMap<>();
  private RuntimeException failure;

  FakeKmsKeys put(String region, String name, KmsKey key) {
    return put(Runs.ACCOUNT, region, name, key);
  }

  FakeKmsKeys put(String account, String region, String name, KmsKey key) {
    keys.put(account + "/" + region + "/" + name, key);
    return this;
  }

  /** Whose policy may be read; that of every other key may not. */
  FakeKmsKeys putPolicy(String arn, String json) {
    policies.put(arn, json);
    return this;
  }

  @Override
  public Optional<String> policy(String account, String region, String arn) {
    return Optional.ofNullable(policies.get(arn));
  }

  void remove(String region, String name) {
    keys.remove(Runs.ACCOUNT + "/" + region + "/" + name);
  }

  /** The next question fails. */
  void failWith(RuntimeException next) {
    failure = next;
  }

  @Override
  public Optional<KmsKey> find(String account, String region, String name) {
    if (failure != null) {
      RuntimeException once = failure;
      failure = null;
      throw once;
    }
    return Optional.ofNullable(keys.get(account + "/" + region + "/" + name));
  }
}
