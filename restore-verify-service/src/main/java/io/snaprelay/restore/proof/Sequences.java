package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.sql.SQLException;
import java.util.List;

/** A sequence is past every value of the column that it feeds, or the next insert would collide. */
final class Sequences implements ProofCheck {
  static final String NAME = "sequences";

  private static final String ALL =
      """
      SELECT n.nspname || '.' || s.relname, pg_catalog.format('%I.%I', n.nspname, s.relname),
             pg_catalog.format('%I.%I', m.nspname, t.relname), pg_catalog.quote_ident(a.attname),
             q.seqincrement > 0, pg_catalog.pg_relation_size(t.oid)
      FROM pg_catalog.pg_depend d
      JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
      JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
      JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
      JOIN pg_catalog.pg_class t ON t.oid = d.refobjid AND t.relkind IN ('r', 'p')
      JOIN pg_catalog.pg_namespace m ON m.oid = t.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
        AND d.refclassid = 'pg_catalog.pg_class'::regclass AND a.atttypid IN (20, 21, 23)
        AND NOT q.seqcycle AND s.relpersistence <> 't'
      ORDER BY 1
      """;

  private record Sequence(
      String name, String sql, String table, String column, boolean rises, long bytes) {
    /** A sequence that was never asked gives its {@code last_value} next. */
    String query() {
      return "SELECT q.last_value, t.furthest, t.furthest IS NULL OR CASE WHEN q.is_called"
          + " THEN q.last_value %1$s= t.furthest ELSE q.last_value %1$s t.furthest END"
              .formatted(rises ? ">" : "<")
          + " FROM %s AS q, (SELECT pg_catalog.%s(%s) AS furthest FROM %s) AS t"
              .formatted(sql, rises ? "max" : "min", column, table);
    }
  }

  private final Mode mode;

  Sequences(Mode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    List<Sequence> sequences =
        ground
            .session()
            .read(
                ALL,
                row ->
                    new Sequence(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getLong(6)));
    return ground.crew().each(sequences, this::check);
  }

  private CheckResult check(Sequence sequence, Session session) throws SQLException {
    String subject = session.database() + ": " + sequence.name();
    String expected = "past every value of %s.%s".formatted(sequence.table(), sequence.column());
    Line line = Line.begin(NAME, subject, expected, sequence.query());
    return Cost.within(mode, sequence.bytes(), line, () -> compare(sequence, line, session));
  }

  private static CheckResult compare(Sequence sequence, Line line, Session session)
      throws SQLException {
    return session.one(
        sequence.query(),
        row ->
            line.passIf(
                row.getBoolean(3),
                "at %d, the column at %s".formatted(row.getLong(1), row.getString(2))));
  }
}
