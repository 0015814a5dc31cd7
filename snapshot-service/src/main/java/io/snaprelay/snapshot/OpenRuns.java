package io.snaprelay.snapshot;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import java.util.List;
import java.util.Optional;

/** The runs that have not completed. */
final class OpenRuns {
  private final RunLedger ledger;
  private final List<FrozenPlan> open;

  private OpenRuns(RunLedger ledger, List<FrozenPlan> open) {
    this.ledger = ledger;
    this.open = open;
  }

  static OpenRuns in(RunLedger ledger) {
    return new OpenRuns(
        ledger, ledger.open().stream().flatMap(run -> ledger.plan(run).stream()).toList());
  }

  /** The run of the same plan for the same database, if there is one. */
  Optional<RunId> beside(FrozenPlan wanted) {
    return open.stream()
        .filter(run -> run.planName().equals(wanted.planName()))
        .filter(run -> run.databaseName().equals(wanted.databaseName()))
        .filter(this::lacksRecords)
        .map(FrozenPlan::run)
        .findFirst();
  }

  /** A marker alone proves nothing: a service may be killed just before it removes it. */
  private boolean lacksRecords(FrozenPlan run) {
    return !ledger.recorded(run.run()).containsAll(Steps.of(run).names());
  }
}
