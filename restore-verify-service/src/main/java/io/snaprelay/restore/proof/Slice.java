package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Some pages of a table, read by one query.
 *
 * @param read the table, and how it is read
 * @param from the first page
 * @param to the page after the last; absent for the table's end, whatever that is
 */
record Slice(TableRead read, long from, Optional<Long> to) {
  private record Bucket(long number, Sums sums, long nulls) {}

  /**
   * What reading a slice gave.
   *
   * @param slice the slice
   * @param sums what its rows come to, by bucket
   * @param nulls how many rows have a NULL where none can be
   * @param failure why it could not be read
   * @param took how long it took
   */
  record Part(
      Slice slice, Map<Long, Sums> sums, long nulls, Optional<SqlFailure> failure, Duration took) {}

  /** The condition that makes a query read these pages only. */
  String where() {
    String lower = from == 0 ? "" : " AND ctid >= '(%d,0)'::tid".formatted(from);
    String upper = to.map(" AND ctid < '(%d,0)'::tid"::formatted).orElse("");
    String both = lower + upper;
    return both.isEmpty() ? "" : " WHERE" + both.substring(" AND".length());
  }

  String query() {
    return read.hash().query(this);
  }

  /**
   * Reads it.
   *
   * @throws SQLException if the session is lost
   */
  Part run(Session session) throws SQLException {
    long begun = System.nanoTime();
    try {
      List<Bucket> buckets = session.read(query(), Slice::bucket);
      Map<Long, Sums> sums = new TreeMap<>();
      buckets.forEach(each -> sums.merge(each.number(), each.sums(), Sums::plus));
      long nulls = buckets.stream().mapToLong(Bucket::nulls).sum();
      return new Part(this, sums, nulls, Optional.empty(), since(begun));
    } catch (SQLException e) {
      Optional<SqlFailure> failure = Optional.of(Line.sessionStands(e));
      return new Part(this, Map.of(), 0, failure, since(begun));
    }
  }

  private static Bucket bucket(ResultSet row) throws SQLException {
    Sums sums = new Sums(row.getLong(2), sum(row, 3), sum(row, 4));
    return new Bucket(row.getLong(1), sums, row.getLong(5));
  }

  private static BigDecimal sum(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column)).orElse(BigDecimal.ZERO);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
