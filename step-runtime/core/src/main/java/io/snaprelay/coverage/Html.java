package io.snaprelay.coverage;

/** Text as HTML. */
final class Html {
  private Html() {}

  /** Whatever it holds, it stays text: in an element, and in an attribute in double quotes. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
