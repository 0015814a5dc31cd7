package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;
import java.util.List;

/**
 * The proof of a temporary database is complete.
 *
 * @param temporary the database
 * @param verdict passed or failed
 * @param checks every check
 */
public record VerificationCompleted(
    EventHeader header, DatabaseRef temporary, Verdict verdict, List<CheckResult> checks)
    implements Event {
  public VerificationCompleted {
    checks = List.copyOf(checks);
    boolean anyFailed = checks.stream().anyMatch(c -> c.status() == CheckResult.Status.FAIL);
    boolean anyPassed = checks.stream().anyMatch(c -> c.status() == CheckResult.Status.PASS);
    if (verdict == Verdict.PASSED && (anyFailed || !anyPassed)) {
      throw new IllegalArgumentException("A proof passes only if checks passed and none failed");
    }
  }
}
