package io.snaprelay.sanitize.masking;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.RulePlace;
import io.snaprelay.sanitize.catalog.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tries every expression on some rows, reading only: what the server refuses is known before
 * anything is written. The server's words are passed on for SQL that it does not understand; about
 * values it speaks by quoting them, and then only its code is.
 */
public final class RulesTrial {
  private static final int ROWS = 100;

  /** Nothing that it makes is kept, so that it may be known. */
  private static final List<String> KEY =
      List.of("snaprelay.key = '" + "0".repeat(64) + "'", "jit = off");

  private final Session session;
  private final Map<String, RulePlace> places;
  private final List<PlanProblem> problems = new ArrayList<>();

  private RulesTrial(Session session, Map<String, RulePlace> places) {
    this.session = session;
    this.places = places;
  }

  /**
   * Everything that the server refuses.
   *
   * @throws SQLException if the session is lost
   */
  public static List<PlanProblem> problems(Session session, Fitting.Fits fits) throws SQLException {
    RulesTrial trial = new RulesTrial(session, fits.places());
    for (TableMasking table : fits.masking().tables()) {
      trial.table(table.table(), table.treatment());
    }
    return List.copyOf(trial.problems);
  }

  private void table(Table table, Treatment treatment) throws SQLException {
    if (treatment instanceof Treatment.Delete delete) {
      condition(table, Optional.of(delete.where()));
    }
    if (treatment instanceof Treatment.Rewrite rewrite) {
      condition(table, rewrite.deleteWhere());
      if (refusal(sample(table, rewrite.expressions().values())).isPresent()) {
        for (Map.Entry<String, String> column : rewrite.expressions().entrySet()) {
          column(table, column.getKey(), column.getValue());
        }
      }
    }
  }

  private void condition(Table table, Optional<String> where) throws SQLException {
    if (where.isPresent()) {
      refusal("SELECT FROM %s WHERE (\n%s\n) LIMIT 1".formatted(table.name().sql(), where.get()))
          .ifPresent(why -> refuse(places.get(table.name().sql()), "delete: " + why));
    }
  }

  private void column(Table table, String name, String expression) throws SQLException {
    refusal(sample(table, List.of(expression)))
        .ifPresent(
            why ->
                refuse(
                    places.get(table.name().sql() + "." + name),
                    table.name() + "." + name + ": " + why));
  }

  /** The rows as text: what nobody looks at, the planner leaves out. */
  private static String sample(Table table, Iterable<String> expressions) {
    List<String> columns = new ArrayList<>();
    expressions.forEach(columns::add);
    return "SELECT max(length(s::text)) FROM (SELECT %s FROM %s LIMIT %d) AS s"
        .formatted(
            columns.stream().map(sql -> sql + " AS c").collect(Collectors.joining(", ")),
            table.name().sql(),
            ROWS);
  }

  private Optional<String> refusal(String sql) throws SQLException {
    try {
      session.first(KEY, sql, row -> true);
      return Optional.empty();
    } catch (SQLException e) {
      SqlFailure failure = SqlFailure.of(e);
      if (failure.isConnectionLost()) {
        throw e;
      }
      return Optional.of(told(failure));
    }
  }

  private static String told(SqlFailure failure) {
    return failure.state().startsWith("42")
        ? "the server refuses it, %s: %s".formatted(failure.state(), failure.message())
        : "it fails on a row of the table, SQLSTATE %s: mend the expression, or the strategy"
            .formatted(failure.state());
  }

  private void refuse(RulePlace place, String message) {
    problems.add(place.problem(message));
  }
}
