package io.snaprelay.localaws.policy;

/**
 * Patterns of ARNs: each of the six parts between colons is matched by itself, so that no wildcard
 * reaches into another part (IAM User Guide, "JSON policy elements: Resource" and "ARN condition
 * operators").
 */
final class ArnPattern {

  private static final String ANYTHING = "*";
  private static final int PARTS = 6;

  private ArnPattern() {}

  /** Whether it can be one: a star alone, or six parts. */
  static boolean isOne(String pattern) {
    return pattern.equals(ANYTHING) || pattern.split(":", PARTS).length == PARTS;
  }

  static boolean matches(String pattern, String arn) {
    if (pattern.equals(ANYTHING)) {
      return true;
    }
    String[] wanted = pattern.split(":", PARTS);
    String[] actual = arn.split(":", PARTS);
    return wanted.length == actual.length && eachMatches(wanted, actual);
  }

  private static boolean eachMatches(String[] wanted, String[] actual) {
    for (int part = 0; part < wanted.length; part++) {
      if (!Wildcard.matches(wanted[part], actual[part])) {
        return false;
      }
    }
    return true;
  }
}
