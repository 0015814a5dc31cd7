package io.snaprelay.localaws.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What a condition compares with (IAM User Guide, "JSON policy elements: Condition operators"). A
 * negated one holds if none of the values matches, and where the key is missing.
 */
enum Operator {
  STRING_EQUALS("StringEquals", false, String::equals),
  STRING_NOT_EQUALS("StringNotEquals", true, String::equals),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, String::equalsIgnoreCase),
  STRING_LIKE("StringLike", false, Wildcard::matches),
  STRING_NOT_LIKE("StringNotLike", true, Wildcard::matches),
  ARN_EQUALS("ArnEquals", false, ArnPattern::matches),
  ARN_LIKE("ArnLike", false, ArnPattern::matches),
  ARN_NOT_LIKE("ArnNotLike", true, ArnPattern::matches),
  BOOL("Bool", false, String::equalsIgnoreCase),
  /** Asks whether the key is missing. */
  NULL("Null", false, String::equalsIgnoreCase);

  private final String wireName;
  private final boolean negated;
  private final BiPredicate<String, String> match;

  Operator(String wireName, boolean negated, BiPredicate<String, String> match) {
    this.wireName = wireName;
    this.negated = negated;
    this.match = match;
  }

  static Optional<Operator> named(String name) {
    return Arrays.stream(values()).filter(it -> it.wireName.equals(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(it -> it.wireName).sorted().toList();
  }

  boolean isNegated() {
    return negated;
  }

  boolean holds(List<String> values, String actual) {
    return negated != values.stream().anyMatch(value -> match.test(value, actual));
  }
}
