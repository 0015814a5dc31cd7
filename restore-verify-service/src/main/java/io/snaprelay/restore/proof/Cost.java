package io.snaprelay.restore.proof;

import io.snaprelay.plan.Verify.Mode;
import java.util.Locale;

/** How big what a check has to read may be, so that a mode keeps its promise about time. */
final class Cost {
  private static final long MIB = 1L << 20;

  private Cost() {}

  /** The most bytes that a check may have to read beside what every proof reads anyway. */
  static long most(Mode mode) {
    return switch (mode) {
      case QUICK -> 64 * MIB;
      case STANDARD -> 16 * 1024 * MIB;
      case DEEP -> Long.MAX_VALUE;
    };
  }

  static String reason(long bytes, Mode mode) {
    return "%d bytes are more than mode %s reads for this: %d"
        .formatted(bytes, mode.name().toLowerCase(Locale.ROOT), most(mode));
  }
}
