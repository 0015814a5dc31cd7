package io.snaprelay.restore.proof;

import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** One line of a proof in the making: the clock runs until it is told what was seen. */
public final class Line {
  private final String name;
  private final String subject;
  private final String expected;
  private final Optional<String> statement;
  private final long begun;

  private Line(
      String name, String subject, String expected, Optional<String> statement, long begun) {
    this.name = name;
    this.subject = subject;
    this.expected = expected;
    this.statement = statement;
    this.begun = begun;
  }

  public static Line begin(String name, String subject, String expected, String statement) {
    return new Line(name, subject, expected, Optional.of(statement), System.nanoTime());
  }

  /** A line that needs no SQL. */
  public static Line begin(String name, String subject, String expected) {
    return new Line(name, subject, expected, Optional.empty(), System.nanoTime());
  }

  /** A line about work that has been done before, and how long that took. */
  public static Line after(
      Duration took, String name, String subject, String expected, String statement) {
    long begun = System.nanoTime() - took.toNanos();
    return new Line(name, subject, expected, Optional.of(statement), begun);
  }

  public CheckResult pass(String seen) {
    return end(Status.PASS, seen);
  }

  public CheckResult fail(String seen) {
    return end(Status.FAIL, seen);
  }

  public CheckResult skip(String reason) {
    return end(Status.SKIPPED, reason);
  }

  public CheckResult passIf(boolean right, String seen) {
    return end(right ? Status.PASS : Status.FAIL, seen);
  }

  /**
   * The statement failed.
   *
   * @throws SQLException the failure itself, if it only says that the session is lost
   */
  public CheckResult fail(SQLException e) throws SQLException {
    return fail(sessionStands(e).toString());
  }

  /** The statement failed; that counts against the database only if it says that it is damaged. */
  public CheckResult skipUnlessDamaged(SQLException e) throws SQLException {
    return skipUnlessDamaged(sessionStands(e));
  }

  /** The same of a failure that was kept. */
  public CheckResult skipUnlessDamaged(SqlFailure failure) {
    return failure.isUnavailable() ? skip(failure.toString()) : fail(failure.toString());
  }

  /**
   * What a failure means that says more than that the session is lost.
   *
   * @throws SQLException the failure itself, if it says only that
   */
  public static SqlFailure sessionStands(SQLException e) throws SQLException {
    SqlFailure failure = SqlFailure.of(e);
    if (failure.isConnectionLost()) {
      throw e;
    }
    return failure;
  }

  private CheckResult end(Status status, String seen) {
    Duration took = Duration.ofMillis((System.nanoTime() - begun) / 1_000_000);
    return new CheckResult(name, subject, status, expected, seen, took, statement.map(Line::hash));
  }

  private static String hash(String sql) {
    return Sha256.hex(sql.getBytes(StandardCharsets.UTF_8));
  }
}
