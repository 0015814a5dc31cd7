package io.snaprelay.ledger;

import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Optional;

/** The runs that have not completed, as they are when this is made. */
public final class OpenRuns {
  private final RunLedger ledger;
  private final List<FrozenPlan> open;

  private OpenRuns(RunLedger ledger, List<FrozenPlan> open) {
    this.ledger = ledger;
    this.open = open;
  }

  /** Reads the ledger. A marker whose run has all its records is one that was left behind. */
  public static OpenRuns in(RunLedger ledger) {
    List<FrozenPlan> open =
        ledger.open().stream()
            .flatMap(run -> ledger.plan(run).stream())
            .filter(run -> lacksRecords(ledger, run))
            .toList();
    return new OpenRuns(ledger, open);
  }

  /** The run of the same plan for the same database, if there is one. */
  public Optional<RunId> beside(FrozenPlan wanted) {
    return open.stream()
        .filter(run -> run.planName().equals(wanted.planName()))
        .filter(run -> run.databaseName().equals(wanted.databaseName()))
        .map(FrozenPlan::run)
        .findFirst();
  }

  /** Whether it is one of them. */
  public boolean has(RunId run) {
    return open.stream().anyMatch(each -> each.run().equals(run));
  }

  /** An open run that made a snapshot, picked it, or was told to: it still needs it. */
  public Optional<RunId> naming(SnapshotRef snapshot) {
    return open.stream().filter(run -> names(run, snapshot)).map(FrozenPlan::run).findFirst();
  }

  private boolean names(FrozenPlan run, SnapshotRef snapshot) {
    return isMadeBy(run, snapshot)
        || isToldTo(run, snapshot)
        || picked(run).filter(snapshot::equals).isPresent();
  }

  private static boolean isMadeBy(FrozenPlan run, SnapshotRef snapshot) {
    return ResourceName.parse(snapshot.identifier())
        .filter(name -> name.run().equals(run.run()))
        .isPresent();
  }

  private static boolean isToldTo(FrozenPlan run, SnapshotRef snapshot) {
    return run.snapshot()
        .identifier()
        .filter(told -> told.equals(snapshot.identifier()) || told.equals(snapshot.arn()))
        .isPresent();
  }

  private Optional<SnapshotRef> picked(FrozenPlan run) {
    return ledger
        .step(run.run(), StepName.SNAPSHOT)
        .flatMap(record -> record.emitted(SnapshotCreated.class))
        .map(SnapshotCreated::snapshot);
  }

  /** A marker alone proves nothing: a service may be killed just before it removes it. */
  private static boolean lacksRecords(RunLedger ledger, FrozenPlan run) {
    return !ledger.recorded(run.run()).containsAll(Steps.of(run).names());
  }
}
