package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Each index of a table leads to as many rows as the table has. This is what finds lost rows: a
 * page of zeros, or a file cut short, passes checksums, {@code amcheck} and {@code pg_dump}. It
 * finds an index that lacks entries too.
 *
 * <p>All that a restored database holds is older than any transaction in it, so that only a
 * prepared transaction can keep a sound page from being vouched for.
 */
final class RowsInIndex implements ProofCheck {
  static final String NAME = "rows-in-index";

  private static final String PREPARED =
      "SELECT count(*) FROM pg_catalog.pg_prepared_xacts WHERE database = current_database()";

  private final boolean untouched;

  /**
   * @param untouched whether nobody has run {@code VACUUM} before: then a page may be unvouched for
   *     because it was written shortly before the snapshot
   */
  RowsInIndex(boolean untouched) {
    this.untouched = untouched;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    boolean prepared = ground.session().one(PREPARED, row -> row.getLong(1)) > 0;
    List<CheckResult> results = new ArrayList<>();
    for (IndexCount count : ground.figures().counts(ground.database())) {
      Optional<Long> rows = ground.figures().rows(count.table());
      if (rows.isPresent()) {
        results.add(judge(count, rows.get(), prepared));
      }
    }
    results.addAll(uncounted(ground.session(), ground.figures()));
    return results;
  }

  private CheckResult judge(IndexCount count, long rows, boolean prepared) {
    Line line = line(count, rows);
    if (count.failure().isPresent()) {
      return line.skipUnlessDamaged(count.failure().get());
    }
    if (count.scans().isEmpty()) {
      return line.skip("no index can count the rows");
    }
    List<String> wrong =
        count.scans().stream().flatMap(scan -> wrong(scan, rows).stream()).toList();
    if (!wrong.isEmpty()) {
      return line.fail(String.join("; ", wrong));
    }
    long unvouched = count.scans().stream().mapToLong(IndexScan::heapFetches).max().orElse(0);
    return unvouched > 0 ? unvouched(line, count, prepared) : line.pass(seen(count, rows));
  }

  private static Optional<String> wrong(IndexScan scan, long rows) {
    return scan.rows() == rows
        ? Optional.empty()
        : Optional.of(
            "index %s has %d rows, the table has %d".formatted(scan.index(), scan.rows(), rows));
  }

  private CheckResult unvouched(Line line, IndexCount count, boolean prepared) {
    if (count.warning().isPresent()) {
      return line.skip("pages are not all visible, and VACUUM warns: " + count.warning().get());
    }
    if (untouched) {
      return line.skip(
          "pages are not all visible, and no VACUUM is run in what is to become production");
    }
    if (prepared) {
      return line.skip("a prepared transaction keeps pages from becoming all visible");
    }
    List<String> lost =
        count.scans().stream()
            .filter(scan -> scan.heapFetches() > 0)
            .map(
                scan ->
                    "%d entries of index %s lead to rows that the table has lost"
                        .formatted(scan.heapFetches(), scan.index()))
            .toList();
    return line.fail(String.join("; ", lost));
  }

  private static String seen(IndexCount count, long rows) {
    List<String> names = count.scans().stream().map(IndexScan::index).toList();
    return "%d rows in %s".formatted(rows, String.join(", ", names));
  }

  private static Line line(IndexCount count, long rows) {
    String statement =
        count.entries().stream()
            .findFirst()
            .map(first -> first.index().query(count.table()))
            .orElse("VACUUM " + count.table().sql());
    String expected = rows + " rows in each index";
    return Line.after(count.took(), NAME, count.table().subject(), expected, statement);
  }

  /** Tables that no index can count are told, so that nobody takes them for checked. */
  private static List<CheckResult> uncounted(Session session, Figures figures) throws SQLException {
    List<CheckResult> results = new ArrayList<>();
    for (Table table : Table.all(session)) {
      if (!figures.isCounted(table) && figures.rows(table).filter(rows -> rows > 0).isPresent()) {
        results.add(
            Line.begin(NAME, table.subject(), "as many rows in an index as in the table")
                .skip("no index can count the rows"));
      }
    }
    return results;
  }
}
