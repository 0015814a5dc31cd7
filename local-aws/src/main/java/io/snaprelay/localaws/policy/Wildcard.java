package io.snaprelay.localaws.policy;

import java.util.Locale;

/** IAM's patterns: a star for any characters, a question mark for one. */
final class Wildcard {

  private Wildcard() {}

  /** Without a regular expression: policies are held against thousands of calls. */
  static boolean matches(String pattern, String text) {
    int at = 0;
    int read = 0;
    int star = -1;
    int afterStar = 0;
    while (read < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        afterStar = read;
      } else if (at < pattern.length() && isOne(pattern.charAt(at), text.charAt(read))) {
        at++;
        read++;
      } else if (star >= 0) {
        // The last star takes one more character, and what follows it is tried again.
        at = star + 1;
        read = ++afterStar;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(rest -> rest == '*');
  }

  private static boolean isOne(char wanted, char actual) {
    return wanted == '?' || wanted == actual;
  }

  static boolean matchesIgnoringCase(String pattern, String text) {
    return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }
}
