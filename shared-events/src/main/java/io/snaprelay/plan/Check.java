package io.snaprelay.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** A check that the user wants to see in the proof, beside those that every proof has. */
public sealed interface Check {
  /** The name under which the evidence lists it. */
  String name();

  /** The database on the server that it looks at; absent means the only user database. */
  Optional<String> database();

  /**
   * The newest value of a timestamp column is young enough, measured at the time of the snapshot.
   * This is how the achieved RPO is measured.
   *
   * @param table the table, qualified with its schema
   * @param column a column of type timestamptz, timestamp (read as UTC) or date
   * @param within how old its newest value may be
   */
  record Freshness(
      String name, Optional<String> database, String table, String column, Duration within)
      implements Check {}

  /**
   * The first column of the first row of a query is as expected. The query runs in a read-only
   * transaction.
   *
   * @param query one SQL statement
   * @param expect what it must answer
   */
  record Sql(String name, Optional<String> database, String query, Expectation expect)
      implements Check {}

  /** What a query must answer. */
  sealed interface Expectation {}

  /** Exactly this value, compared as text after PostgreSQL's output. */
  record Equals(String value) implements Expectation {}

  /** A number from {@code low} to {@code high}, both included. */
  record Between(BigDecimal low, BigDecimal high) implements Expectation {}

  /** No row at all ({@code true}), or at least one ({@code false}). */
  record Empty(boolean empty) implements Expectation {}
}
