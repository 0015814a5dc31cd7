package io.snaprelay.database;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a failed statement means, judged by its SQLSTATE, and where the server gives one by its
 * error number: MariaDB and MySQL have one SQLSTATE, HY000, for most that can go wrong. The
 * server's words are only passed on.
 *
 * @param state the SQLSTATE
 * @param number the server's own error number; 0 or less if it gave none, as PostgreSQL
 * @param message the server's words
 */
public record SqlFailure(String state, int number, String message) {
  private static final String NO_STATE = "00000";

  /** A failure of a server that numbers no errors. */
  public SqlFailure(String state, String message) {
    this(state, 0, message);
  }

  public static SqlFailure of(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse(NO_STATE);
    return new SqlFailure(state, e.getErrorCode(), words(e));
  }

  private static String words(SQLException e) {
    if (e instanceof PSQLException postgres) {
      return Optional.ofNullable(postgres.getServerErrorMessage())
          .map(ServerErrorMessage::getMessage)
          .orElse(postgres.getMessage());
    }
    return e.getMessage();
  }

  /**
   * The session is lost, or was never had: class 08, and the server's shutdown, crash and start-up.
   * It says nothing about the data.
   */
  public boolean isConnectionLost() {
    return !isTooManyConnections() && (state.startsWith("08") || means(Meaning.CONNECTION_LOST));
  }

  /** The login itself was refused: a fresh password may not have reached the server yet. */
  public boolean isLoginRefused() {
    return state.startsWith("28");
  }

  /** The server has no more connections to give, to anybody or to this role. */
  public boolean isTooManyConnections() {
    return means(Meaning.TOO_MANY_CONNECTIONS);
  }

  /** The server itself says that data or an index is damaged. */
  public boolean isDamage() {
    return means(Meaning.DAMAGE);
  }

  /** The feature is not there, or not for us. */
  public boolean isUnavailable() {
    return means(Meaning.UNAVAILABLE);
  }

  /** The type of a column cannot be hashed: undefined function. */
  public boolean isNotHashable() {
    return state.equals("42883");
  }

  private boolean means(Meaning meaning) {
    return number <= 0 ? meaning.isOfState(state) : meaning.isOfNumber(number);
  }

  @Override
  public String toString() {
    String name =
        switch (state) {
          case "XX001" -> " data_corrupted";
          case "XX002" -> " index_corrupted";
          case "42501" -> " insufficient_privilege";
          case "57014" -> " query_canceled";
          default -> number <= 0 ? "" : " (" + number + ")";
        };
    return state + name + ": " + message;
  }
}
