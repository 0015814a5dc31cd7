package io.snaprelay.events;

/** Refuses an event whose text is missing. */
final class Text {
  private Text() {}

  static void required(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
  }
}
