package io.snaprelay.restore.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.database.Session;
import io.snaprelay.wire.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What {@code EXPLAIN ANALYZE} says of a count that was made from an index alone.
 *
 * @param index the index that the planner chose
 * @param rows how many rows it led to
 * @param heapFetches how many of its entries it had to look up in the table, because the visibility
 *     map does not vouch for their page: about these the index alone has said nothing
 */
record IndexScan(String index, long rows, long heapFetches) {
  /**
   * With no other way to get the rows in order, the planner takes the index that has that order.
   */
  private static final List<String> FROM_THE_INDEX =
      List.of(
          "enable_seqscan = off",
          "enable_bitmapscan = off",
          "enable_sort = off",
          "enable_incremental_sort = off",
          "max_parallel_workers_per_gather = 0");

  static String query(Table table, PlainIndex index) {
    return "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) SELECT pg_catalog.count(*) FROM"
        + " (SELECT 1 FROM ONLY %s ORDER BY %s OFFSET 0) AS entries"
            .formatted(table.sql(), index.order());
  }

  /** Counts; empty if the planner will not count from this index. */
  static Optional<IndexScan> run(Table table, PlainIndex index, Session session)
      throws SQLException {
    return session
        .first(FROM_THE_INDEX, query(table, index), row -> row.getString(1))
        .flatMap(IndexScan::read)
        .filter(scan -> scan.index().equals(index.name()));
  }

  private static Optional<IndexScan> read(String plan) {
    try {
      return scan(Json.mapper().readTree(plan).path(0).path("Plan"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("EXPLAIN wrote no JSON", e);
    }
  }

  private static Optional<IndexScan> scan(JsonNode node) {
    if (node.path("Node Type").asText().equals("Index Only Scan")) {
      return Optional.of(
          new IndexScan(
              node.path("Index Name").asText(),
              node.path("Actual Rows").asLong(),
              node.path("Heap Fetches").asLong()));
    }
    JsonNode below = node.path("Plans").path(0);
    return below.isMissingNode() ? Optional.empty() : scan(below);
  }
}
