package io.snaprelay.events;

import java.time.Duration;
import java.util.Optional;

/**
 * One line of a proof.
 *
 * @param name what was checked
 * @param subject on what: a database, a table, a column
 * @param status the result; a skipped check never counts as passed
 * @param expected what would have been right
 * @param seen what was there instead, or the figure that was measured
 * @param took how long it took
 * @param statementHash SHA-256 of the SQL that was run, in hex
 * @param bytes how many bytes of the database it read; absent where nobody counted
 * @param measured the figure behind {@code seen}, for programs: a number, or an ISO-8601 duration
 */
public record CheckResult(
    String name,
    String subject,
    Status status,
    String expected,
    String seen,
    Duration took,
    Optional<String> statementHash,
    Optional<Long> bytes,
    Optional<String> measured) {
  public CheckResult {
    Text.required("name", name);
  }

  /** A result without figures. */
  public CheckResult(
      String name,
      String subject,
      Status status,
      String expected,
      String seen,
      Duration took,
      Optional<String> statementHash) {
    this(
        name,
        subject,
        status,
        expected,
        seen,
        took,
        statementHash,
        Optional.empty(),
        Optional.empty());
  }

  /** The same result with the figures behind it. */
  public CheckResult measuring(Optional<Long> read, Optional<String> figure) {
    return new CheckResult(
        name, subject, status, expected, seen, took, statementHash, read, figure);
  }

  /** The result of one check. */
  public enum Status {
    PASS,
    FAIL,
    SKIPPED
  }
}
