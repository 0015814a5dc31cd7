package io.snaprelay.restore.proof;

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
    Optional<NamedTable> table =
        ground.dialect().find(rule.table(), rule.columns(), ground.session());
    if (table.isEmpty()) {
      String missing = "there is no table %s with %s".formatted(rule.table(), rule.columns());
      return List.of(Line.begin(name(), subject, rule.expected()).fail(missing));
    }
    String query = query(table.get(), ground.dialect());
    Line line = Line.begin(name(), subject, rule.expected(), query);
    try {
      long broken =
          ground.session().one(query, row -> row.getLong(1), bounds(table.get(), ground.dialect()));
      return List.of(
          line.passIf(broken == 0, broken + " break it")
              .measuring(Optional.empty(), Optional.of(Long.toString(broken))));
    } catch (SQLException e) {
      return List.of(line.fail(e));
    }
  }

  private Object[] bounds(NamedTable table, Dialect dialect) throws SQLException {
    List<Object> bounds = new ArrayList<>();
    if (wanted instanceof Check.Range range) {
      String type = table.types().get(0);
      for (Optional<String> bound : List.of(range.from(), range.to())) {
        if (bound.isPresent()) {
          bounds.add(dialect.value(bound.get(), type));
        }
      }
    }
    return bounds.toArray();
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

  private String query(NamedTable table, Dialect dialect) {
    String count = "SELECT %s FROM ".formatted(dialect.count());
    if (wanted instanceof Check.Range range) {
      return count + "%s WHERE %s".formatted(table.sql(), outside(range, table, dialect));
    }
    String someNull = dialect.someNull(table.columns());
    if (wanted instanceof Check.Unique) {
      return count
          + "(SELECT 1 FROM %1$s WHERE NOT (%2$s) GROUP BY %3$s HAVING %4$s > 1) AS twice"
              .formatted(
                  table.sql(), someNull, String.join(", ", table.columns()), dialect.count());
    }
    return count + "%s WHERE %s".formatted(table.sql(), someNull);
  }

  /** A bound is read as a value of the column's own type. */
  private static String outside(Check.Range range, NamedTable table, Dialect dialect) {
    List<String> conditions = new ArrayList<>();
    range.from().ifPresent(from -> conditions.add("%s < %s"));
    range.to().ifPresent(to -> conditions.add("%s > %s"));
    String bound = dialect.parameter(table.types().get(0));
    return conditions.stream()
        .map(condition -> condition.formatted(table.columns().get(0), bound))
        .collect(Collectors.joining(" OR "));
  }
}
