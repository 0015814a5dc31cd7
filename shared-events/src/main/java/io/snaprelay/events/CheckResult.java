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
 */
public record CheckResult(
    String name,
    String subject,
    Status status,
    String expected,
    String seen,
    Duration took,
    Optional<String> statementHash) {
  public CheckResult {
    Text.required("name", name);
  }

  /** The result of one check. */
  public enum Status {
    PASS,
    FAIL,
    SKIPPED
  }
}
