package io.snaprelay.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
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

  /**
   * Every value of a column lies between two bounds, both included; NULL is passed over.
   *
   * @param table the table, qualified with its schema
   * @param from the lowest value, in the text form of the column's type
   * @param to the highest value
   */
  record Range(
      String name,
      Optional<String> database,
      String table,
      String column,
      Optional<String> from,
      Optional<String> to)
      implements Check {}

  /**
   * No two rows have the same values in these columns; rows with a NULL are passed over.
   *
   * @param table the table, qualified with its schema
   */
  record Unique(String name, Optional<String> database, String table, List<String> columns)
      implements Check {
    public Unique {
      columns = List.copyOf(columns);
    }
  }

  /**
   * No row has NULL in any of these columns.
   *
   * @param table the table, qualified with its schema
   */
  record NotNull(String name, Optional<String> database, String table, List<String> columns)
      implements Check {
    public NotNull {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A role of the application can log in with its own password and read a table.
   *
   * @param secret the ARN of the secret that holds its user name and password
   * @param table the table, qualified with its schema
   */
  record Login(String name, Optional<String> database, String secret, String table)
      implements Check {}

  /**
   * The database takes a write. It is rolled back.
   *
   * @param table the table whose first row is written again, qualified with its schema
   */
  record Writable(String name, Optional<String> database, String table) implements Check {}

  /** What a query must answer. */
  sealed interface Expectation {}

  /** Exactly this value, compared as text after PostgreSQL's output. */
  record Equals(String value) implements Expectation {}

  /** A number from {@code low} to {@code high}, both included. */
  record Between(BigDecimal low, BigDecimal high) implements Expectation {}

  /** No row at all ({@code true}), or at least one ({@code false}). */
  record Empty(boolean empty) implements Expectation {}
}
