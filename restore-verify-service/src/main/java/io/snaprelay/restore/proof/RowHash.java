package io.snaprelay.restore.proof;

/** How the rows of a table are summed up. */
enum RowHash {
  /** PostgreSQL 14 and newer, if every type has a hash. */
  RECORD("hash_record_extended(row, 0 and 1)", "%s", "pg_catalog.hash_record_extended"),
  /** For the types that have no hash, as json, and for PostgreSQL 13. */
  TEXT("hashtextextended(row::text, 0 and 1)", "%s::text", "pg_catalog.hashtextextended"),
  /** Rows are counted only. */
  COUNT("count(*)", "", "");

  /** An alias that no column has: a column of that name would be hashed instead of the row. */
  private static final String ROW = "\"snaprelay row\"";

  private final String title;
  private final String value;
  private final String function;

  RowHash(String title, String value, String function) {
    this.title = title;
    this.value = value;
    this.function = function;
  }

  /** How the manifest names it. */
  String title() {
    return title;
  }

  /**
   * The query for one slice: bucket, rows, both sums, rows with an impossible NULL. The subquery
   * makes the row's value once for both hashes, and OFFSET 0 keeps the planner from undoing that:
   * the second hash then costs next to nothing.
   */
  String query(Slice slice) {
    Table table = slice.read().table();
    if (this == COUNT) {
      return "SELECT 0, pg_catalog.count(*), 0, 0, 0 FROM ONLY %s%s"
          .formatted(table.sql(), slice.where());
    }
    return """
        SELECT bucket, pg_catalog.count(*), pg_catalog.sum(%1$s(value, 0)),
               pg_catalog.sum(%1$s(value, 1)), pg_catalog.sum(nulls)
        FROM (SELECT %2$s AS bucket, %3$s AS value, %4$s AS nulls FROM ONLY %5$s AS %6$s%7$s
              OFFSET 0) AS slice
        GROUP BY bucket
        """
        .formatted(
            function,
            slice.read().bucket(),
            value.formatted(ROW),
            nulls(table),
            table.sql(),
            ROW,
            slice.where());
  }

  /** Counted, because the planner leaves out IS NULL on a column that is declared NOT NULL. */
  private static String nulls(Table table) {
    return table.notNull().map("(pg_catalog.num_nulls(%s) > 0)::int"::formatted).orElse("0");
  }

  /** A query that fails with "cannot be hashed" if this way is not open for a table. */
  static String probe(Table table) {
    return "SELECT pg_catalog.hash_record_extended(%1$s, 0) FROM ONLY %2$s AS %1$s LIMIT 1"
        .formatted(ROW, table.sql());
  }
}
