package io.snaprelay.restore;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.refs.RestoreSource;
import io.snaprelay.restore.proof.Baseline;
import io.snaprelay.restore.proof.Inventory;
import io.snaprelay.restore.proof.Phase;
import io.snaprelay.restore.proof.TableFigures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a proof has seen, as the ledger keeps it. The event tells only a summary.
 *
 * @param run the run
 * @param snapshot what was proved: a snapshot, or a point in time
 * @param temporary the database that it was restored to
 * @param resourceId that database's immutable id
 * @param engineVersion the version that the snapshot was taken of
 * @param dataAsOf the instant whose data the snapshot holds
 * @param completedAt when the proof was complete
 * @param verdict passed or failed
 * @param checks every single result
 * @param tables what the full read of each table gave
 * @param original what the run began with, of which the proved one may be a copy
 * @param mode how much was read; absent in proofs of older versions
 * @param inventory what the databases consist of; absent if they could not be looked at
 * @param phases the way from the request to the proof
 */
record Manifest(
    RunId run,
    RestoreSource snapshot,
    DatabaseRef temporary,
    String resourceId,
    String engineVersion,
    Instant dataAsOf,
    Instant completedAt,
    Verdict verdict,
    List<CheckResult> checks,
    List<TableFigures> tables,
    Optional<RestoreSource> original,
    Optional<Mode> mode,
    Optional<Inventory> inventory,
    List<Phase> phases) {
  Manifest {
    checks = List.copyOf(checks);
    tables = List.copyOf(tables);
    phases = phases == null ? List.of() : List.copyOf(phases);
  }

  /** Passed, only if checks did and none failed. */
  static Verdict verdict(List<CheckResult> checks) {
    boolean failed = checks.stream().anyMatch(c -> c.status() == CheckResult.Status.FAIL);
    boolean passed = checks.stream().anyMatch(c -> c.status() == CheckResult.Status.PASS);
    return passed && !failed ? Verdict.PASSED : Verdict.FAILED;
  }

  /**
   * Whether another proof of the same snapshot can be held against it. Of a point in time only the
   * time is known, and a snapshot that bears the same one was not cut at the same commit.
   */
  boolean isReference() {
    return !(snapshot instanceof PointInTimeRef)
        && verdict == Verdict.PASSED
        && tables.stream().anyMatch(t -> t.second().isPresent());
  }

  /** What later proofs are compared with. */
  Baseline baseline() {
    return new Baseline(run.value(), snapshot.words(), engineVersion, tables, inventory);
  }
}
