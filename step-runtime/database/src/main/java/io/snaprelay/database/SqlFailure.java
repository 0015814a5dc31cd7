package io.snaprelay.database;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a failed statement means, judged by its SQLSTATE alone (PostgreSQL manual, "PostgreSQL Error
 * Codes"). The server's words are only passed on.
 *
 * @param state the SQLSTATE
 * @param message the server's words
 */
public record SqlFailure(String state, String message) {
  private static final String NO_STATE = "00000";

  public static SqlFailure of(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse(NO_STATE);
    return new SqlFailure(state, words(e));
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
    return state.startsWith("08")
        || state.equals("57P01")
        || state.equals("57P02")
        || state.equals("57P03");
  }

  /** The login itself was refused: a fresh password may not have reached the server yet. */
  public boolean isLoginRefused() {
    return state.startsWith("28");
  }

  /** The server has no more connections to give, to anybody or to this role. */
  public boolean isTooManyConnections() {
    return state.equals("53300");
  }

  /** The server itself says that data or an index is damaged. */
  public boolean isDamage() {
    return state.equals("XX001") || state.equals("XX002");
  }

  /** The feature is not there, or not for us. */
  public boolean isUnavailable() {
    return state.equals("42501")
        || state.equals("0A000")
        || state.equals("58P01")
        || state.equals("42883");
  }

  /** The type of a column cannot be hashed: undefined function. */
  public boolean isNotHashable() {
    return state.equals("42883");
  }

  @Override
  public String toString() {
    String name =
        switch (state) {
          case "XX001" -> " data_corrupted";
          case "XX002" -> " index_corrupted";
          case "42501" -> " insufficient_privilege";
          case "57014" -> " query_canceled";
          default -> "";
        };
    return state + name + ": " + message;
  }
}
