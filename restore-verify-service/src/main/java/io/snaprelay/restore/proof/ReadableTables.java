package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads every table in full and hashes every row, values in TOAST included. This is the first touch
 * of each page, so it also ends RDS's lazy loading, and the server verifies the page's checksum.
 *
 * <p>Sum and count, not XOR: XOR would not see pairs of equal rows.
 */
final class ReadableTables implements ProofCheck {
  static final String NAME = "readable-tables";

  /** {@code hash_record_extended} came with PostgreSQL 14. */
  private static final int HASHES_RECORDS = 14;

  /** An alias that no column has: a column of that name would be hashed instead of the row. */
  private static final String ROW = "\"snaprelay row\"";

  private enum Method {
    RECORD("hash_record_extended(row, 0)", "pg_catalog.hash_record_extended(" + ROW + ", 0)"),
    TEXT("hashtextextended(row::text, 0)", "pg_catalog.hashtextextended(" + ROW + "::text, 0)");

    private final String title;
    private final String hash;

    Method(String title, String hash) {
      this.title = title;
      this.hash = hash;
    }

    String query(Table table) {
      return "SELECT pg_catalog.count(*), pg_catalog.sum(%s) FROM ONLY %s AS %s"
          .formatted(hash, table.sql(), ROW);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Session session, Figures figures) throws SQLException {
    List<CheckResult> results = new ArrayList<>();
    Method method = session.major() >= HASHES_RECORDS ? Method.RECORD : Method.TEXT;
    for (Table table : Table.all(session)) {
      results.add(read(table, method, session, figures));
    }
    return results;
  }

  private CheckResult read(Table table, Method method, Session session, Figures figures)
      throws SQLException {
    String query = method.query(table);
    Line line = Line.begin(NAME, table.subject(), "every row can be read", query);
    try {
      TableFigures read = session.read(query, row -> figures(table, method, row)).get(0);
      figures.add(read);
      return line.pass(seen(read));
    } catch (SQLException e) {
      boolean notHashable = method == Method.RECORD && SqlFailure.of(e).isNotHashable();
      return notHashable ? read(table, Method.TEXT, session, figures) : line.fail(e);
    }
  }

  private static TableFigures figures(Table table, Method method, ResultSet row)
      throws SQLException {
    Optional<BigDecimal> checksum = Optional.ofNullable(row.getBigDecimal(2));
    return new TableFigures(
        table.database(), table.name(), row.getLong(1), table.bytes(), checksum, method.title);
  }

  private static String seen(TableFigures read) {
    return "%d rows, %d bytes, checksum %s"
        .formatted(
            read.rows(), read.bytes(), read.checksum().map(BigDecimal::toString).orElse("none"));
  }
}
