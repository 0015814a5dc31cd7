package io.snaprelay.sanitize.engine;

import io.snaprelay.database.SqlFailure;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A step that failed. The server's own words are never passed on: they may quote a value of a row.
 * Its SQLSTATE and the names of table, column and constraint are enough.
 */
final class StepFailure extends SQLException {
  private static final long serialVersionUID = 1;

  private StepFailure(String message, SQLException cause) {
    super(message, SqlFailure.of(cause).state());
  }

  static StepFailure of(Step step, SQLException e) {
    return e instanceof StepFailure failure
        ? failure
        : new StepFailure(step.phase() + " " + step.name() + ": " + named(e), e);
  }

  /** The same of one of its statements; of a script also its line. */
  static StepFailure of(Step step, String statement, SQLException e) {
    if (step.phase() != Step.Phase.SCRIPT) {
      return of(step, e);
    }
    int position = server(e).map(ServerErrorMessage::getPosition).orElse(0);
    long line = ScriptLines.line(statement, position);
    return new StepFailure("%s %s:%d: %s".formatted(step.phase(), step.name(), line, named(e)), e);
  }

  /** Something that we found ourselves, and no server said. */
  static StepFailure found(String what, String state) {
    return new StepFailure(what, new SQLException(what, state));
  }

  /** What failed, by its SQLSTATE and names. */
  static String named(SQLException e) {
    StringBuilder named = new StringBuilder(SqlFailure.of(e).state());
    server(e)
        .ifPresent(
            words -> {
              append(named, "schema", words.getSchema());
              append(named, "table", words.getTable());
              append(named, "column", words.getColumn());
              append(named, "constraint", words.getConstraint());
            });
    return named.toString();
  }

  private static Optional<ServerErrorMessage> server(SQLException e) {
    return e instanceof PSQLException postgres
        ? Optional.ofNullable(postgres.getServerErrorMessage())
        : Optional.empty();
  }

  private static void append(StringBuilder named, String what, String name) {
    if (name != null) {
      named.append(", ").append(what).append(' ').append(name);
    }
  }
}
