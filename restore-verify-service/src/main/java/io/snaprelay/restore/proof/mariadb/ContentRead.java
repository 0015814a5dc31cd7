package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.restore.proof.KeyBuckets;
import io.snaprelay.restore.proof.Line;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How the rows of a table will be read.
 *
 * @param table the table
 * @param hashed whether rows are summed up; else they are only counted
 * @param span its lowest and its highest key; absent if it has no integer key, or no rows
 */
record ContentRead(StoredTable table, boolean hashed, Optional<Span> span) {
  /** InnoDB's usual page size, in bytes. */
  private static final long PAGE = 16_384;

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  /**
   * Keys, both included.
   *
   * @param lowest the lowest
   * @param highest the highest
   */
  record Span(long lowest, long highest) {
    long width() {
      return KeyBuckets.width(lowest, highest);
    }

    /** Keys at both ends of the numbers leave no room to count in between. */
    boolean isDivisible() {
      return lowest > Long.MIN_VALUE / 2 && highest < Long.MAX_VALUE / 2;
    }
  }

  static ContentRead counting(StoredTable table) {
    return new ContentRead(table, false, Optional.empty());
  }

  static ContentRead hashing(StoredTable table, Session session) throws SQLException {
    Optional<Span> span = table.key().isPresent() ? span(table, session) : Optional.empty();
    return new ContentRead(table, true, span);
  }

  /** A key that cannot be looked up is no key: what is wrong with it others say. */
  private static Optional<Span> span(StoredTable table, Session session) throws SQLException {
    String query =
        "SELECT MIN(%1$s), MAX(%1$s) FROM %2$s"
            .formatted(table.key().orElseThrow(), table.allRows());
    try {
      return session.one(query, row -> span(row.getBigDecimal(1), row.getBigDecimal(2)));
    } catch (SQLException e) {
      Line.sessionStands(e);
      return Optional.empty();
    }
  }

  /** The upper half of BIGINT UNSIGNED has no number here. */
  private static Optional<Span> span(BigDecimal lowest, BigDecimal highest) {
    return lowest == null || highest.compareTo(MOST) > 0
        ? Optional.empty()
        : Optional.of(new Span(lowest.longValueExact(), highest.longValueExact()));
  }

  /** How the manifest names it. */
  String method() {
    return hashed ? "halves of md5(columns)" : "count(*)";
  }

  /** The beginning of the query for a slice, to be followed by its condition. */
  String query() {
    if (!hashed) {
      return "SELECT 0, COUNT(*), 0, 0 FROM " + table.rowsThemselves();
    }
    String bucket =
        span.map(keys -> table.key().orElseThrow() + " DIV " + keys.width()).orElse("0");
    return """
        SELECT bucket, COUNT(*), SUM(CAST(CONV(LEFT(hash, 16), 16, 10) AS UNSIGNED)),
               SUM(CAST(CONV(RIGHT(hash, 16), 16, 10) AS UNSIGNED))
        FROM (SELECT %s AS bucket, %s AS hash FROM %s"""
        .formatted(bucket, table.hash(), table.rowsThemselves());
  }

  /** Several slices if it is big, so that several sessions can read it. */
  List<KeySlice> slices(long pagesPerSlice) {
    long pages = table.dataBytes() / PAGE;
    if (pages <= 2 * pagesPerSlice || span.filter(Span::isDivisible).isEmpty()) {
      return List.of(new KeySlice(this, ""));
    }
    return slices(span.get(), pages / pagesPerSlice + 1);
  }

  /** As many keys in each; the first and the last take whatever lies beyond. */
  private List<KeySlice> slices(Span keys, long wanted) {
    long each = Math.max(1, (keys.highest() / wanted) - (keys.lowest() / wanted) + 1);
    return LongStream.range(0, wanted)
        .filter(i -> i == 0 || keys.lowest() + i * each <= keys.highest())
        .mapToObj(i -> slice(keys, each, i, wanted))
        .toList();
  }

  private KeySlice slice(Span keys, long each, long number, long wanted) {
    String key = table.key().orElseThrow();
    long from = keys.lowest() + number * each;
    boolean last = number == wanted - 1 || from > keys.highest() - each;
    String lower = number == 0 ? "" : "%s >= %d".formatted(key, from);
    String upper = last ? "" : "%s < %d".formatted(key, from + each);
    String and = lower.isEmpty() || upper.isEmpty() ? "" : " AND ";
    return new KeySlice(
        this, lower.isEmpty() && upper.isEmpty() ? "" : " WHERE " + lower + and + upper);
  }
}
