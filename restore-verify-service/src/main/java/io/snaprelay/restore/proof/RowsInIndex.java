package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An index of a table leads to as many rows as the table has. This is what finds lost rows: a page
 * of zeros, or a file cut short, passes checksums, {@code amcheck} and {@code pg_dump}.
 *
 * <p>A count from an index alone skips the table only where the visibility map vouches for the
 * page. Elsewhere it looks the row up, and silently passes over an entry whose page is gone. So
 * {@code VACUUM} goes first: it makes the map vouch for every sound page, and an entry that has to
 * be looked up even then leads to no row. There is one look only: a scan marks such entries as dead
 * ({@code heap_hot_search_buffer} in PostgreSQL's source), and the next one would not see them.
 *
 * <p>All that a restored database holds is older than any transaction in it, so that only a
 * prepared transaction can keep a sound page from being vouched for.
 */
final class RowsInIndex implements ProofCheck {
  static final String NAME = "rows-in-index";

  private static final String VACUUM = "VACUUM (TRUNCATE OFF, INDEX_CLEANUP ON) ";

  private static final String PREPARED =
      "SELECT count(*) FROM pg_catalog.pg_prepared_xacts WHERE database = current_database()";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Session session, Figures figures) throws SQLException {
    List<CheckResult> results = new ArrayList<>();
    for (Table table : Table.all(session)) {
      Optional<Long> rows = figures.rows(table);
      if (rows.isPresent()) {
        results.add(compare(table, rows.get(), session));
      }
    }
    return results;
  }

  private static CheckResult compare(Table table, long rows, Session session) throws SQLException {
    Line line =
        Line.begin(NAME, table.subject(), rows + " rows in the index", IndexScan.query(table));
    try {
      return judge(line, table, rows, session);
    } catch (SQLException e) {
      return line.skipUnlessDamaged(e);
    }
  }

  private static CheckResult judge(Line line, Table table, long rows, Session session)
      throws SQLException {
    Optional<String> warning = vouch(table, session);
    Optional<IndexScan> scan = IndexScan.run(table, session);
    if (scan.isEmpty()) {
      return line.skip("no index can count the rows");
    }
    if (scan.get().rows() == rows && scan.get().heapFetches() > 0) {
      return unvouched(line, scan.get(), warning, session);
    }
    return line.passIf(
        scan.get().rows() == rows,
        "index %s has %d rows, the table has %d"
            .formatted(scan.get().index(), scan.get().rows(), rows));
  }

  /**
   * Twice: the first time passes over a page that the server is just writing to disk; the second
   * time looks at nothing else.
   */
  private static Optional<String> vouch(Table table, Session session) throws SQLException {
    session.maintain(VACUUM + table.sql());
    return session.maintain(VACUUM + table.sql());
  }

  private static CheckResult unvouched(
      Line line, IndexScan scan, Optional<String> warning, Session session) throws SQLException {
    if (warning.isPresent()) {
      return line.skip("pages are not all visible, and VACUUM warns: " + warning.get());
    }
    if (session.one(PREPARED, row -> row.getLong(1)) > 0) {
      return line.skip("a prepared transaction keeps pages from becoming all visible");
    }
    return line.fail(
        "%d entries of index %s lead to rows that the table has lost"
            .formatted(scan.heapFetches(), scan.index()));
  }
}
