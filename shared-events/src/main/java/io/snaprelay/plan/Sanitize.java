package io.snaprelay.plan;

import java.util.List;
import java.util.Optional;

/**
 * The masked copy.
 *
 * @param rules the file with the masking rules
 * @param kmsKey the key of the sanitized snapshot
 * @param share accounts that may restore it
 * @param keep how many sanitized snapshots stay
 * @param level how far the masked data get from the files that held the originals
 */
public record Sanitize(
    String rules,
    Optional<String> kmsKey,
    List<String> share,
    Optional<Integer> keep,
    Level level) {
  public Sanitize {
    share = List.copyOf(share);
    level = level == null ? Level.L2 : level;
  }

  /** A masked copy of the usual level. */
  public Sanitize(
      String rules, Optional<String> kmsKey, List<String> share, Optional<Integer> keep) {
    this(rules, kmsKey, share, keep, Level.L2);
  }

  /** How far the masked data get from the files that held the originals. */
  public enum Level {
    /** The temporary database itself is given away: no facility of its engine shows an original. */
    L2,
    /** What was masked is loaded into a new instance, whose volume never held an original. */
    L3
  }

  /** Whether masked data are loaded into an instance of their own. */
  public boolean needsCleanRoom() {
    return level == Level.L3;
  }
}
