package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How a table will be read.
 *
 * @param table the table
 * @param hash how its rows are summed up
 * @param width how wide the ranges of its key are; absent if it has no integer key, or no rows
 */
record TableRead(Table table, RowHash hash, Optional<Long> width) {
  /** {@code hash_record_extended} came with PostgreSQL 14. */
  private static final int HASHES_RECORDS = 14;

  /** Ranges of {@code ctid} are read without reading the rest from PostgreSQL 14 on. */
  private static final int READS_RANGES = 14;

  /** 8 MiB of the usual 128 MiB: about as many rows as a range of keys has. */
  private static final int FINER = 16;

  static TableRead of(Table table, Session session) throws SQLException {
    return new TableRead(table, hash(table, session), width(table, session));
  }

  static TableRead counting(Table table) {
    return new TableRead(table, RowHash.COUNT, Optional.empty());
  }

  TableRead asText() {
    return new TableRead(table, RowHash.TEXT, width);
  }

  /** The SQL expression for the range that a row is in. */
  String bucket() {
    return width
        .map(keys -> "%s::bigint / %d".formatted(table.key().orElseThrow(), keys))
        .orElse("0");
  }

  /** Several slices if it is big, so that several sessions can read it. */
  List<Slice> slices(int major, long pagesPerSlice) {
    long pages = pages(pagesPerSlice);
    if (major < READS_RANGES || table.pages() <= 2 * pages) {
      return List.of(new Slice(this, 0, Optional.empty()));
    }
    long last = (table.pages() - 1) / pages;
    return LongStream.rangeClosed(0, last)
        .mapToObj(
            i ->
                new Slice(
                    this, i * pages, i == last ? Optional.empty() : Optional.of((i + 1) * pages)))
        .toList();
  }

  /** Of a table without a key the slices are also what a difference is narrowed to. */
  private long pages(long pagesPerSlice) {
    if (width.isPresent() || hash == RowHash.COUNT) {
      return pagesPerSlice;
    }
    long pages = Math.max(1, pagesPerSlice / FINER);
    while (table.pages() / pages > KeyBuckets.MOST) {
      pages *= 2;
    }
    return pages;
  }

  private static RowHash hash(Table table, Session session) throws SQLException {
    if (session.major() < HASHES_RECORDS) {
      return RowHash.TEXT;
    }
    try {
      session.read(RowHash.probe(table), row -> row.getLong(1));
      return RowHash.RECORD;
    } catch (SQLException e) {
      return Line.sessionStands(e).isNotHashable() ? RowHash.TEXT : RowHash.RECORD;
    }
  }

  /** A key that cannot be looked up is no key: what is wrong with its index others say. */
  private static Optional<Long> width(Table table, Session session) throws SQLException {
    if (table.key().isEmpty()) {
      return Optional.empty();
    }
    String query =
        "SELECT pg_catalog.min(%1$s), pg_catalog.max(%1$s) FROM ONLY %2$s"
            .formatted(table.key().get(), table.sql());
    try {
      return session.one(
          query,
          row ->
              row.getObject(1) == null
                  ? Optional.empty()
                  : Optional.of(KeyBuckets.width(row.getLong(1), row.getLong(2))));
    } catch (SQLException e) {
      Line.sessionStands(e);
      return Optional.empty();
    }
  }
}
