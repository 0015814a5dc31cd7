package io.snaprelay.localaws.policy;

import java.util.Locale;
import java.util.regex.Pattern;

/** IAM's patterns: a star for any characters, a question mark for one. */
final class Wildcard {

  private Wildcard() {}

  static boolean matches(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }

  static boolean matchesIgnoringCase(String pattern, String text) {
    return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }
}
