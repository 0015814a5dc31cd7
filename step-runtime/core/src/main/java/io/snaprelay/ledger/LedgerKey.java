package io.snaprelay.ledger;

import java.util.regex.Pattern;

/** What a key may look like, so that it means the same in a folder and in a bucket. */
final class LedgerKey {
  private static final String SEGMENT = "[A-Za-z0-9_-][A-Za-z0-9._-]*";
  private static final Pattern KEY = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*");
  private static final Pattern PREFIX =
      Pattern.compile("(?:" + SEGMENT + "/)*(?:" + SEGMENT + ")?");

  /** S3's limit is 1024 bytes for the whole key; the rest is left to the ledger's own prefix. */
  private static final int LONGEST = 512;

  private LedgerKey() {}

  static String key(String key) {
    return checked(key, KEY, "key");
  }

  static String prefix(String prefix) {
    return checked(prefix, PREFIX, "prefix");
  }

  private static String checked(String text, Pattern grammar, String what) {
    if (text.length() > LONGEST || !grammar.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no ledger %s: letters, digits and . _ - in parts split by /, no part beginning with a dot, at most %d characters"
              .formatted(text, what, LONGEST));
    }
    return text;
  }
}
