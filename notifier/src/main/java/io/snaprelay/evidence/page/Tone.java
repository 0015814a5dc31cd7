package io.snaprelay.evidence.page;

import java.util.Locale;

/** Whether news are good. */
public enum Tone {
  GOOD,
  MIXED,
  BAD,
  NEUTRAL;

  /** The class of the style sheet. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
