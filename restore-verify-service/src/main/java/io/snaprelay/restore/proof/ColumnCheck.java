package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Check;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A rule of the user about columns of one table: no row breaks it. */
final class ColumnCheck implements ProofCheck {
  private record Rule(String table, List<String> columns, String expected) {}

  private final Check wanted;

  ColumnCheck(Check wanted) {
    this.wanted = wanted;
  }

  @Override
  public String name() {
    return wanted.name();
  }

  @Override
  public boolean isAbout(String database, List<String> all) {
    return DatabaseChoice.of(wanted.database(), all).filter(database::equals).isPresent();
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Rule rule = rule();
    String subject = ground.database() + ": " + rule.table();
    Optional<NamedTable> table = NamedTable.find(rule.table(), rule.columns(), ground.session());
    if (table.isEmpty()) {
      String missing = "there is no table %s with %s".formatted(rule.table(), rule.columns());
      return List.of(Line.begin(name(), subject, rule.expected()).fail(missing));
    }
    String query = query(table.get());
    Line line = Line.begin(name(), subject, rule.expected(), query);
    try {
      long broken = count(query, ground.session());
      return List.of(
          line.passIf(broken == 0, broken + " break it")
              .measuring(Optional.empty(), Optional.of(Long.toString(broken))));
    } catch (SQLException e) {
      return List.of(line.fail(e));
    }
  }

  private long count(String query, Session session) throws SQLException {
    List<Object> bounds = new ArrayList<>();
    if (wanted instanceof Check.Range range) {
      range.from().ifPresent(bounds::add);
      range.to().ifPresent(bounds::add);
    }
    return session.one(query, row -> row.getLong(1), bounds.toArray());
  }

  private Rule rule() {
    if (wanted instanceof Check.Range range) {
      String bounds =
          range.from().map(from -> " from " + from).orElse("")
              + range.to().map(to -> " to " + to).orElse("");
      return new Rule(range.table(), List.of(range.column()), "every " + range.column() + bounds);
    }
    if (wanted instanceof Check.Unique unique) {
      return new Rule(
          unique.table(), unique.columns(), "no two rows with the same " + unique.columns());
    }
    Check.NotNull notNull = (Check.NotNull) wanted;
    return new Rule(notNull.table(), notNull.columns(), "no NULL in " + notNull.columns());
  }

  private String query(NamedTable table) {
    String columns = String.join(", ", table.columns());
    if (wanted instanceof Check.Range range) {
      return "SELECT pg_catalog.count(*) FROM %s WHERE %s"
          .formatted(table.sql(), outside(range, table));
    }
    if (wanted instanceof Check.Unique) {
      return "SELECT pg_catalog.count(*) FROM (SELECT 1 FROM %1$s WHERE pg_catalog.num_nulls(%2$s) = 0 GROUP BY %2$s HAVING pg_catalog.count(*) > 1) AS twice"
          .formatted(table.sql(), columns);
    }
    return "SELECT pg_catalog.count(*) FROM %s WHERE pg_catalog.num_nulls(%s) > 0"
        .formatted(table.sql(), columns);
  }

  /** A bound is read as a value of the column's own type. */
  private static String outside(Check.Range range, NamedTable table) {
    List<String> conditions = new ArrayList<>();
    range.from().ifPresent(from -> conditions.add("%1$s < (?::text)::%2$s"));
    range.to().ifPresent(to -> conditions.add("%1$s > (?::text)::%2$s"));
    return conditions.stream()
        .map(condition -> condition.formatted(table.columns().get(0), table.types().get(0)))
        .collect(Collectors.joining(" OR "));
  }
}
