package io.snaprelay.localaws.secrets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions of one secret, and which of them the staging labels are on. */
final class Versions {

  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  private final Map<String, SecretValue> values = new LinkedHashMap<>();
  private final Map<String, String> idsByStage = new LinkedHashMap<>();

  /**
   * Adds a version and makes it current. The same id with the same content changes nothing, so that
   * a repeated request is harmless.
   */
  synchronized void add(SecretValue value) {
    SecretValue known = values.get(value.versionId());
    if (known == null) {
      values.put(value.versionId(), value);
      makeCurrent(value.versionId());
    } else if (!known.sameContent(value)) {
      throw SecretError.EXISTS.because(
          "A version %s with other content exists already".formatted(value.versionId()));
    }
  }

  private void makeCurrent(String id) {
    String before = idsByStage.put(CURRENT, id);
    if (before != null) {
      idsByStage.put(PREVIOUS, before);
    }
    values.keySet().retainAll(idsByStage.values());
  }

  /** The version of that id, or with that label; AWSCURRENT if neither is given. */
  synchronized Optional<SecretValue> find(String id, String stage) {
    String byStage = idsByStage.get(stage == null ? CURRENT : stage);
    boolean agree = id == null || stage == null || id.equals(byStage);
    return agree ? Optional.ofNullable(values.get(id == null ? byStage : id)) : Optional.empty();
  }

  /** The labels of every version. */
  synchronized Map<String, List<String>> stages() {
    Map<String, List<String>> stages = new LinkedHashMap<>();
    idsByStage.forEach(
        (stage, id) -> stages.computeIfAbsent(id, i -> new ArrayList<>()).add(stage));
    return stages;
  }
}
