package io.snaprelay.localaws.policy;

import java.util.List;
import java.util.function.Predicate;

/**
 * How a condition treats a key with several values (IAM User Guide, "Set operators for multivalued
 * context keys").
 */
enum Quantifier {
  /** The key has one value. */
  ONE(""),
  /** Also holds where the key is missing: by itself it demands nothing. */
  ALL("ForAllValues:"),
  ANY("ForAnyValue:");

  private final String prefix;

  Quantifier(String prefix) {
    this.prefix = prefix;
  }

  static Quantifier of(String operator) {
    return List.of(ALL, ANY).stream()
        .filter(it -> operator.startsWith(it.prefix))
        .findFirst()
        .orElse(ONE);
  }

  /** The operator's name without the prefix. */
  String strip(String operator) {
    return operator.substring(prefix.length());
  }

  boolean holds(List<String> actual, Predicate<String> matches) {
    return switch (this) {
      case ONE -> matches.test(only(actual));
      case ALL -> actual.stream().allMatch(matches);
      case ANY -> actual.stream().anyMatch(matches);
    };
  }

  private static String only(List<String> actual) {
    if (actual.size() != 1) {
      throw new IllegalArgumentException(
          "A key with the values %s needs ForAllValues or ForAnyValue".formatted(actual));
    }
    return actual.get(0);
  }
}
