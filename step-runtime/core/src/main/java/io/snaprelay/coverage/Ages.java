package io.snaprelay.coverage;

import java.time.Duration;
import java.util.Locale;

/** Durations as a table shows them: one unit, for they are compared, not added. */
public final class Ages {
  private Ages() {}

  /** For example {@code 26 h}. */
  public static String of(Duration length) {
    if (length.toMinutes() < 1) {
      return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
    }
    if (length.toHours() < 2) {
      return length.toMinutes() + " min";
    }
    return length.toDays() < 3 ? length.toHours() + " h" : length.toDays() + " d";
  }
}
