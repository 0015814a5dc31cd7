package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.database.SqlFailure;
import java.sql.SQLException;

/**
 * What failed, by step, SQLSTATE and number. The server's words are never passed on: they may quote
 * a value of a row.
 */
final class Refusal extends SQLException {
  /** Somebody newer works on this server. */
  static final String OVERTAKEN = "40SR1";

  /** Half of the tables were masked with another key. */
  static final String OTHER_KEY = "22SR1";

  /** A table is not what it has to be after a step. */
  static final String WRONG = "22SR2";

  /** ER_LOCK_WAIT_TIMEOUT. */
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  /** ER_LOCK_DEADLOCK: the statement has done nothing, and may be tried again. */
  private static final int DEADLOCK = 1213;

  private static final long serialVersionUID = 1;

  private Refusal(String message, String state, int number) {
    super(message, state, number);
  }

  static Refusal wrong(String what) {
    return new Refusal(what, WRONG, 0);
  }

  static SQLException of(String step, SQLException e) {
    return e instanceof Refusal || SqlFailure.of(e).isConnectionLost() || isBusy(e)
        ? e
        : new Refusal(step + ": " + named(e), e.getSQLState(), e.getErrorCode());
  }

  static Refusal overtaken() {
    return new Refusal("Somebody newer works on this server", OVERTAKEN, 0);
  }

  static Refusal otherKey() {
    return new Refusal("Half of the tables were masked with another key", OTHER_KEY, 0);
  }

  /** Whether another session is in the way, or took over. */
  static boolean isBusy(SQLException e) {
    return OVERTAKEN.equals(e.getSQLState()) || e.getErrorCode() == LOCK_WAIT_TIMEOUT;
  }

  /** Whether this statement gave way to another session's. */
  static boolean isDeadlock(SQLException e) {
    return e.getErrorCode() == DEADLOCK;
  }

  static String named(SQLException e) {
    return e instanceof Refusal
        ? e.getMessage()
        : "error %d, SQLSTATE %s".formatted(e.getErrorCode(), e.getSQLState());
  }
}
