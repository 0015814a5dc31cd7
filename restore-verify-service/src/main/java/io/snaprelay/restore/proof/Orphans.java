package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Every row that refers to another finds it. It is looked for among the rows, not in an index: an
 * index still knows rows that the table has lost.
 */
final class Orphans implements ProofCheck {
  static final String NAME = "foreign-keys";

  private static final List<String> AMONG_THE_ROWS =
      List.of(
          "enable_indexscan = off",
          "enable_indexonlyscan = off",
          "enable_bitmapscan = off",
          "enable_nestloop = off");

  /** A foreign key of a partitioned table stands for those of its partitions. */
  private static final String ALL =
      """
      SELECT n.nspname || '.' || c.relname || '.' || k.conname,
             CASE WHEN c.relkind = 'r' THEN 'ONLY ' ELSE '' END
               || pg_catalog.format('%I.%I', n.nspname, c.relname),
             CASE WHEN p.relkind = 'r' THEN 'ONLY ' ELSE '' END
               || pg_catalog.format('%I.%I', m.nspname, p.relname),
             j.matches, j.given, k.convalidated,
             coalesce((SELECT pg_catalog.sum(pg_catalog.pg_relation_size(relid))
               FROM pg_catalog.pg_partition_tree(c.oid)), pg_catalog.pg_relation_size(c.oid))
             + coalesce((SELECT pg_catalog.sum(pg_catalog.pg_relation_size(relid))
               FROM pg_catalog.pg_partition_tree(p.oid)), pg_catalog.pg_relation_size(p.oid))
      FROM pg_catalog.pg_constraint k
      JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_class p ON p.oid = k.confrelid
      JOIN pg_catalog.pg_namespace m ON m.oid = p.relnamespace
      CROSS JOIN LATERAL (
        SELECT pg_catalog.string_agg(pg_catalog.format('p.%I OPERATOR(%I.%s) c.%I',
                 b.attname, s.nspname, o.oprname, a.attname), ' AND ' ORDER BY g.i) AS matches,
               pg_catalog.string_agg(pg_catalog.format('c.%I IS NOT NULL', a.attname), ' AND ')
                 AS given
        FROM pg_catalog.generate_subscripts(k.conkey, 1) AS g(i)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[g.i]
        JOIN pg_catalog.pg_attribute b ON b.attrelid = p.oid AND b.attnum = k.confkey[g.i]
        JOIN pg_catalog.pg_operator o ON o.oid = k.conpfeqop[g.i]
        JOIN pg_catalog.pg_namespace s ON s.oid = o.oprnamespace
      ) AS j
      WHERE k.contype = 'f' AND k.conparentid = 0
      ORDER BY 7 DESC, 1
      """;

  private record Key(
      String name,
      String child,
      String parent,
      String matches,
      String given,
      boolean validated,
      long bytes) {
    static Key of(ResultSet row) throws SQLException {
      return new Key(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getBoolean(6),
          row.getLong(7));
    }

    String query() {
      return "SELECT pg_catalog.count(*) FROM %s AS c WHERE %s AND NOT EXISTS"
              .formatted(child, given)
          + " (SELECT FROM %s AS p WHERE %s)".formatted(parent, matches);
    }
  }

  private final Mode mode;

  Orphans(Mode mode) {
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
    String subject = session.database() + ": " + key.name();
    Line line = Line.begin(NAME, subject, "no row without the row it refers to", key.query());
    if (!key.validated()) {
      return line.skip("it is NOT VALID: old rows may violate it");
    }
    return Cost.within(mode, key.bytes(), line, () -> count(key, line, session));
  }

  private static CheckResult count(Key key, Line line, Session session) throws SQLException {
    long orphans = session.first(AMONG_THE_ROWS, key.query(), row -> row.getLong(1)).orElseThrow();
    return line.passIf(orphans == 0, orphans + " orphans");
  }
}
