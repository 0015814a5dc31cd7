package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.sql.SQLException;
import java.util.Locale;

/** How big what a check has to read may be, so that a mode keeps its promise about time. */
public final class Cost {
  private static final long MIB = 1L << 20;

  private Cost() {}

  /** A question to the database that decides a check. */
  public interface Question {
    CheckResult ask() throws SQLException;
  }

  /**
   * Asks, if what has to be read is not more than the mode allows for; else the check is skipped.
   *
   * @param bytes how much has to be read
   * @throws SQLException if the session is lost
   */
  public static CheckResult within(Mode mode, long bytes, Line line, Question question)
      throws SQLException {
    if (bytes > most(mode)) {
      return line.skip(
          "%d bytes are more than mode %s reads for this: %d"
              .formatted(bytes, mode.name().toLowerCase(Locale.ROOT), most(mode)));
    }
    try {
      return question.ask();
    } catch (SQLException e) {
      return line.skipUnlessDamaged(e);
    }
  }

  /** The most bytes that a check may have to read beside what every proof reads anyway. */
  private static long most(Mode mode) {
    return switch (mode) {
      case QUICK -> 64 * MIB;
      case STANDARD -> 16 * 1024 * MIB;
      case DEEP -> Long.MAX_VALUE;
    };
  }
}
