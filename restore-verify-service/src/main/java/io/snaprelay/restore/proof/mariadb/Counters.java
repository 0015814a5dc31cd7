package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.restore.proof.Ground;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.ProofCheck;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What gives numbers is past every value of the column that it feeds, or the next insert would
 * collide: the AUTO_INCREMENT of a table, and a sequence that a column takes its default from. The
 * column is the first of an index, so that its end is looked up.
 */
final class Counters implements ProofCheck {
  static final String NAME = "sequences";

  private static final String AUTO_INCREMENTS =
      """
      SELECT c.table_name, c.column_name, t.auto_increment
      FROM information_schema.columns c
      JOIN information_schema.tables t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      WHERE c.table_schema = DATABASE() AND c.extra LIKE '%auto_increment%'
        AND t.auto_increment IS NOT NULL
      ORDER BY 1
      """;

  /** The default is written as {@code nextval(`database`.`sequence`)}. */
  private static final String FED =
      """
      SELECT c.table_name, c.column_name, s.table_name
      FROM information_schema.columns c
      JOIN information_schema.tables s ON s.table_schema = c.table_schema
        AND s.table_type = 'SEQUENCE'
        AND c.column_default = CONCAT('nextval(`', s.table_schema, '`.`', s.table_name, '`)')
      WHERE c.table_schema = DATABASE()
      ORDER BY 1, 2
      """;

  private record Column(String table, String name, Optional<BigDecimal> next, String sequence) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    List<Column> columns = new ArrayList<>();
    columns.addAll(
        ground
            .session()
            .read(
                AUTO_INCREMENTS,
                row ->
                    new Column(
                        row.getString(1),
                        row.getString(2),
                        Optional.of(row.getBigDecimal(3)),
                        "AUTO_INCREMENT")));
    columns.addAll(
        ground
            .session()
            .read(
                FED,
                row ->
                    new Column(
                        row.getString(1), row.getString(2), Optional.empty(), row.getString(3))));
    return ground.crew().each(columns, Counters::check);
  }

  private static CheckResult check(Column column, Session session) throws SQLException {
    String database = session.database();
    String query =
        "SELECT MAX(%s) FROM %s"
            .formatted(Quoted.name(column.name()), Quoted.name(database, column.table()));
    String subject = "%1$s: %1$s.%2$s.%3$s".formatted(database, column.table(), column.name());
    Line line = Line.begin(NAME, subject, column.sequence() + " past every value", query);
    try {
      BigDecimal next = column.next().isPresent() ? column.next().get() : next(column, session);
      Optional<BigDecimal> furthest =
          session.one(query, row -> Optional.ofNullable(row.getBigDecimal(1)));
      boolean past = furthest.filter(value -> value.compareTo(next) >= 0).isEmpty();
      String most = furthest.map(BigDecimal::toPlainString).orElse("empty");
      return line.passIf(past, "next is %s, the column at %s".formatted(next, most));
    } catch (SQLException e) {
      return line.skipUnlessDamaged(e);
    }
  }

  private static BigDecimal next(Column column, Session session) throws SQLException {
    return session.one(
        "SELECT next_not_cached_value FROM " + Quoted.name(session.database(), column.sequence()),
        row -> row.getBigDecimal(1));
  }
}
