package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.restore.proof.Cost;
import io.snaprelay.restore.proof.Ground;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.ProofCheck;
import java.sql.SQLException;
import java.util.List;

/**
 * Every CHECK constraint holds for all rows, that a JSON column holds JSON among them: MariaDB
 * never looks again at rows that came in under {@code check_constraint_checks = 0}.
 */
final class CheckConstraints implements ProofCheck {
  static final String NAME = "check-constraints";

  /** A constraint of a column has the column's name. */
  private static final String ALL =
      """
      SELECT c.table_name, c.constraint_name, c.check_clause, IFNULL(t.data_length, 0)
      FROM information_schema.check_constraints c
      JOIN information_schema.tables t
        ON t.table_schema = c.constraint_schema AND t.table_name = c.table_name
      WHERE c.constraint_schema = DATABASE()
      ORDER BY 4 DESC, 1, 2
      """;

  private record Constraint(String table, String name, String clause, long bytes) {
    String query(String database) {
      return "SELECT COUNT(*) FROM %s WHERE NOT (%s)"
          .formatted(Quoted.name(database, table), clause);
    }
  }

  private final Mode mode;

  CheckConstraints(Mode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    List<Constraint> all =
        ground
            .session()
            .read(
                ALL,
                row ->
                    new Constraint(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
    return ground.crew().each(all, this::check);
  }

  private CheckResult check(Constraint constraint, Session session) throws SQLException {
    String database = session.database();
    String query = constraint.query(database);
    String subject =
        "%1$s: %1$s.%2$s.%3$s".formatted(database, constraint.table(), constraint.name());
    Line line = Line.begin(NAME, subject, "it holds for all rows", query);
    return Cost.within(
        mode,
        constraint.bytes(),
        line,
        () -> {
          long broken = session.first(query, row -> row.getLong(1)).orElseThrow();
          return line.passIf(broken == 0, broken + " rows break it");
        });
  }
}
