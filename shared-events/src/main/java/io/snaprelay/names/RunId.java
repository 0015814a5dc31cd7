package io.snaprelay.names;

import java.util.regex.Pattern;

/**
 * Names one run: one plan, one database, one trigger. Derived, never random, so that a trigger that
 * is delivered twice makes one run.
 *
 * @param value 16 lower-case letters and digits, the first a letter: short enough for every RDS
 *     identifier derived from it
 */
public record RunId(String value) {
  private static final Pattern GRAMMAR = Pattern.compile("r[a-z2-7]{15}");
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  public RunId {
    if (value == null || !GRAMMAR.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Not a run id: '"
              + value
              + "'; expected r and 15 of a-z, 2-7, as printed by 'snaprelay run'");
    }
  }

  /** The run that a trigger starts for one database of a plan. */
  public static RunId of(String triggerId, String plan, String database) {
    byte[] digest = Digest.of(triggerId, plan, database);
    StringBuilder id = new StringBuilder("r");
    for (int i = 0; i < 15; i++) {
      id.append(BASE32.charAt(digest[i] & 31));
    }
    return new RunId(id.toString());
  }

  /** Whether a text could be a run id. */
  public static boolean isValid(String text) {
    return text != null && GRAMMAR.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
