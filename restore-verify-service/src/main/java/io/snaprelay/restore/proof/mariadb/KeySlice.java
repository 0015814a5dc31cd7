package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.Sums;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Some rows of a table, read by one query.
 *
 * @param read the table, and how it is read
 * @param condition the condition that chooses the rows; empty for all
 */
record KeySlice(ContentRead read, String condition) {
  private record Bucket(long number, Sums sums) {}

  /**
   * What reading a slice gave.
   *
   * @param read the table, and how it was read
   * @param sums what its rows come to, by bucket
   * @param failure why it could not be read
   * @param took how long it took
   */
  record Part(
      ContentRead read, Map<Long, Sums> sums, Optional<SqlFailure> failure, Duration took) {}

  String query() {
    return read.query() + condition + (read.hashed() ? ") AS slice GROUP BY bucket" : "");
  }

  /**
   * Reads it.
   *
   * @throws SQLException if the session is lost
   */
  Part run(Session session) throws SQLException {
    long begun = System.nanoTime();
    try {
      Map<Long, Sums> sums = new TreeMap<>();
      session
          .read(query(), KeySlice::bucket)
          .forEach(bucket -> sums.merge(bucket.number(), bucket.sums(), Sums::plus));
      return new Part(read, sums, Optional.empty(), since(begun));
    } catch (SQLException e) {
      return new Part(read, Map.of(), Optional.of(Line.sessionStands(e)), since(begun));
    }
  }

  private static Bucket bucket(ResultSet row) throws SQLException {
    return new Bucket(row.getLong(1), new Sums(row.getLong(2), sum(row, 3), sum(row, 4)));
  }

  private static BigDecimal sum(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column)).orElse(BigDecimal.ZERO);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
