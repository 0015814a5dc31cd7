package io.snaprelay.sanitize.masking;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.RulePlace;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries every expression on some rows: what the server refuses is known before anything is written.
 * The server's words are passed on for SQL that it does not understand; about values it speaks by
 * quoting them, and then only its code is.
 */
public final class RulesTrial {
  /** Something that the server may refuse. */
  private interface Attempt {
    void run() throws SQLException;
  }

  private final Trial server;
  private final Map<String, RulePlace> places;
  private final List<PlanProblem> problems = new ArrayList<>();

  private RulesTrial(Trial server, Map<String, RulePlace> places) {
    this.server = server;
    this.places = places;
  }

  /**
   * Everything that the server refuses.
   *
   * @throws SQLException if the session is lost
   */
  public static List<PlanProblem> problems(Session session, Fitting.Fits fits) throws SQLException {
    RulesTrial trial = new RulesTrial(Dialects.trial(session), fits.places());
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
      Map<Column, String> expressions = byColumn(table, rewrite);
      if (refusal(() -> server.compute(table, expressions)).isPresent()) {
        for (Map.Entry<Column, String> each : expressions.entrySet()) {
          column(table, each.getKey(), each.getValue());
        }
      }
    }
  }

  private static Map<Column, String> byColumn(Table table, Treatment.Rewrite rewrite) {
    Map<Column, String> expressions = new LinkedHashMap<>();
    rewrite
        .expressions()
        .forEach((name, sql) -> expressions.put(table.column(name).orElseThrow(), sql));
    return expressions;
  }

  private void condition(Table table, Optional<String> where) throws SQLException {
    if (where.isPresent()) {
      refusal(() -> server.find(table, where.get()))
          .ifPresent(why -> refuse(places.get(table.name().sql()), "delete: " + why));
    }
  }

  private void column(Table table, Column column, String expression) throws SQLException {
    refusal(() -> server.compute(table, Map.of(column, expression)))
        .ifPresent(
            why ->
                refuse(
                    places.get(table.name().sql() + "." + column.name()),
                    table.name() + "." + column.name() + ": " + why));
  }

  private static Optional<String> refusal(Attempt attempt) throws SQLException {
    try {
      attempt.run();
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
