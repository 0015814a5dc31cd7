package io.snaprelay.notify.channel;

import java.util.function.UnaryOperator;

/** Texts that are too long for a channel. What is cut off shows as an ellipsis. */
final class Cut {
  /** No escape makes more of one character. */
  private static final int LONGEST_ESCAPE = 6;

  private Cut() {}

  /** At most so many UTF-16 units; never half a character. */
  static String to(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** At most so many UTF-16 units after an escape; never half an escaped character. */
  static String escaped(String text, int longest, UnaryOperator<String> escape) {
    int length = text.length();
    String fit = escape.apply(text);
    while (fit.length() > longest) {
      length -= Math.max(1, (fit.length() - longest) / LONGEST_ESCAPE);
      fit = escape.apply(to(text, length));
    }
    return fit;
  }
}
