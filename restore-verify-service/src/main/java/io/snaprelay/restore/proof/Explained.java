package io.snaprelay.restore.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.database.Session;
import io.snaprelay.wire.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What {@code EXPLAIN ANALYZE} says of a query: which way the planner took, and how many rows each
 * part of it really gave.
 *
 * @param root the plan's outermost node
 */
record Explained(Node root) {
  /** What a query begins with that is to be explained. */
  static final String QUERY = "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ";

  /** One node of a plan. */
  record Node(JsonNode json) {
    String index() {
      return json.path("Index Name").asText();
    }

    /** How many rows it gave; a bitmap gives as many as it took entries from the index. */
    long rows() {
      return json.path("Actual Rows").asLong();
    }

    /** How many entries were looked up in the table. */
    long heapFetches() {
      return json.path("Heap Fetches").asLong();
    }
  }

  static Optional<Explained> run(List<String> settings, String query, Session session)
      throws SQLException {
    return session.first(settings, query, row -> row.getString(1)).map(Explained::read);
  }

  /** The first node of a type on the way down; what is counted here has no branches. */
  Optional<Node> node(String type) {
    JsonNode node = root.json();
    while (!node.isMissingNode() && !node.path("Node Type").asText().equals(type)) {
      node = node.path("Plans").path(0);
    }
    return node.isMissingNode() ? Optional.empty() : Optional.of(new Node(node));
  }

  private static Explained read(String plan) {
    try {
      return new Explained(new Node(Json.mapper().readTree(plan).path(0).path("Plan")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("EXPLAIN wrote no JSON", e);
    }
  }
}
