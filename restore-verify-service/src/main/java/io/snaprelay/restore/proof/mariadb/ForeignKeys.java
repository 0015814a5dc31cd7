package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.restore.proof.Cost;
import io.snaprelay.restore.proof.Ground;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.ProofCheck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Every row that refers to another finds it. MariaDB itself never looks again at rows that came in
 * under {@code foreign_key_checks = 0}.
 */
final class ForeignKeys implements ProofCheck {
  static final String NAME = "foreign-keys";

  private static final String ALL =
      """
      SELECT k.table_name, k.constraint_name, k.referenced_table_schema, k.referenced_table_name,
             GROUP_CONCAT(CONCAT('p.`', REPLACE(k.referenced_column_name, '`', '``'), '` = c.`',
               REPLACE(k.column_name, '`', '``'), '`') SEPARATOR ' AND '),
             GROUP_CONCAT(CONCAT('c.`', REPLACE(k.column_name, '`', '``'), '` IS NOT NULL')
               SEPARATOR ' AND '),
             MAX(IFNULL(c.data_length, 0) + IFNULL(p.data_length, 0))
      FROM information_schema.key_column_usage k
      JOIN information_schema.tables c
        ON c.table_schema = k.table_schema AND c.table_name = k.table_name
      LEFT JOIN information_schema.tables p
        ON p.table_schema = k.referenced_table_schema AND p.table_name = k.referenced_table_name
      WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
      GROUP BY k.table_name, k.constraint_name, k.referenced_table_schema, k.referenced_table_name
      ORDER BY 7 DESC, 1, 2
      """;

  private record Key(
      String child,
      String name,
      String parentDatabase,
      String parent,
      String matches,
      String given,
      long bytes) {
    static Key of(ResultSet row) throws SQLException {
      return new Key(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getString(6),
          row.getLong(7));
    }

    String query(String database) {
      return "SELECT COUNT(*) FROM %s AS c WHERE %s AND NOT EXISTS (SELECT 1 FROM %s AS p WHERE %s)"
          .formatted(
              Quoted.name(database, child), given, Quoted.name(parentDatabase, parent), matches);
    }
  }

  private final Mode mode;

  ForeignKeys(Mode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    return ground.crew().each(ground.session().read(ALL, Key::of), this::check);
  }

  private CheckResult check(Key key, Session session) throws SQLException {
    String database = session.database();
    String query = key.query(database);
    String subject = "%1$s: %1$s.%2$s.%3$s".formatted(database, key.child(), key.name());
    Line line = Line.begin(NAME, subject, "no row without the row it refers to", query);
    return Cost.within(
        mode,
        key.bytes(),
        line,
        () -> {
          long orphans = session.first(query, row -> row.getLong(1)).orElseThrow();
          return line.passIf(orphans == 0, orphans + " orphans");
        });
  }
}
