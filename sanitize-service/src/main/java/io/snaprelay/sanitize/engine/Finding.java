package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** One line of the evidence in the making: the clock runs until it is told what was seen. */
public final class Finding {
  private final String name;
  private final String subject;
  private final String expected;
  private final long begun = System.nanoTime();

  private Finding(String name, String subject, String expected) {
    this.name = name;
    this.subject = subject;
    this.expected = expected;
  }

  public static Finding begin(String name, String subject, String expected) {
    return new Finding(name, subject, expected);
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

  /** Not available to us. The server's words stay out: they may quote a value. */
  CheckResult skip(SQLException e) {
    return skip("not available: " + StepFailure.named(e));
  }

  private CheckResult end(Status status, String seen) {
    Duration took = Duration.ofMillis((System.nanoTime() - begun) / 1_000_000);
    return new CheckResult(name, subject, status, expected, seen, took, Optional.empty());
  }
}
