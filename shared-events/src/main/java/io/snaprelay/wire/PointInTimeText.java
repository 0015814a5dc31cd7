package io.snaprelay.wire;

import io.snaprelay.plan.SnapshotSource;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** How a point in time is written: in UTC, or as the latest one that can be restored. */
public final class PointInTimeText {
  private static final String LATEST = "latest";

  private PointInTimeText() {}

  /**
   * Reads it.
   *
   * @throws DateTimeParseException if it is neither
   */
  public static SnapshotSource parse(String text) {
    return text.equals(LATEST)
        ? SnapshotSource.latestPointInTime()
        : SnapshotSource.pointInTime(Instant.parse(text));
  }

  /** Whether it can be read. */
  public static boolean isOne(String text) {
    try {
      parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
