package io.snaprelay.wire;

import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.SnapshotSource.Kind;
import java.util.Map;

/** How a snapshot source is written in one word: a keyword, else the identifier of a snapshot. */
public final class SnapshotSourceText {
  private static final Map<String, Kind> KEYWORDS =
      Map.of(
          "fresh", Kind.FRESH,
          "latest", Kind.LATEST,
          "automated", Kind.AUTOMATED,
          "good", Kind.GOOD,
          "oldest", Kind.OLDEST,
          "random", Kind.RANDOM,
          "event", Kind.EVENT);

  private SnapshotSourceText() {}

  /** Reads the one-word form. */
  public static SnapshotSource parse(String text) {
    Kind keyword = KEYWORDS.get(text);
    return keyword == null ? SnapshotSource.named(text) : SnapshotSource.of(keyword);
  }
}
