package io.snaprelay.restore;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.restore.proof.TableFigures;
import java.time.Instant;
import java.util.List;

/**
 * All that a proof has seen, as the ledger keeps it. The event tells only a summary.
 *
 * @param run the run
 * @param snapshot what was proved
 * @param temporary the database that it was restored to
 * @param resourceId that database's immutable id
 * @param engineVersion the version that the snapshot was taken of
 * @param dataAsOf the instant whose data the snapshot holds
 * @param completedAt when the proof was complete
 * @param verdict passed or failed
 * @param checks every single result
 * @param tables what the full read of each table gave
 */
record Manifest(
    RunId run,
    SnapshotRef snapshot,
    DatabaseRef temporary,
    String resourceId,
    String engineVersion,
    Instant dataAsOf,
    Instant completedAt,
    Verdict verdict,
    List<CheckResult> checks,
    List<TableFigures> tables) {
  Manifest {
    checks = List.copyOf(checks);
    tables = List.copyOf(tables);
  }

  /** Passed, only if checks did and none failed. */
  static Verdict verdict(List<CheckResult> checks) {
    boolean failed = checks.stream().anyMatch(c -> c.status() == CheckResult.Status.FAIL);
    boolean passed = checks.stream().anyMatch(c -> c.status() == CheckResult.Status.PASS);
    return passed && !failed ? Verdict.PASSED : Verdict.FAILED;
  }
}
