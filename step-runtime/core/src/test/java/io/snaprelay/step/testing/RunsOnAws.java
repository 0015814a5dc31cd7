package io.snaprelay.step.testing;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Runs whose snapshots RDS itself takes and copies, with the records that the services write. */
public final class RunsOnAws {
  private final RdsGateway rds;
  private final RunLedger ledger;
  private final RunRecords records;
  private final Runnable patience;

  /**
   * @param patience lets RDS finish what it has begun
   */
  public RunsOnAws(RdsGateway rds, Ledger store, Runnable patience) {
    this.rds = rds;
    this.ledger = new RunLedger(store);
    this.records = new RunRecords(store);
    this.patience = patience;
  }

  /** A run takes a snapshot, copies it to the plan's region, and completes. */
  public FrozenPlan ran(FrozenPlan run) {
    return ran(run, Optional.empty());
  }

  /** The same, with a copy that this key of its region encrypts. */
  public FrozenPlan ran(FrozenPlan run, Optional<String> kmsKey) {
    ledger.freeze(run);
    SnapshotRef source = Stock.ref(run, StepName.SNAPSHOT);
    rds.createSnapshot(run.database(), source.identifier(), tags(run, StepName.SNAPSHOT));
    patience.run();
    created(run, StepName.SNAPSHOT);
    Map<String, String> tags = tags(run, StepName.COPY);
    rds.copySnapshot(source, Stock.ref(run, StepName.COPY), kmsKey, tags);
    patience.run();
    created(run, StepName.COPY);
    records.completed(run, moment(source));
    return run;
  }

  private void created(FrozenPlan run, StepName step) {
    SnapshotRef made = Stock.ref(run, step);
    records.created(run, step, made, moment(made));
  }

  private Instant moment(SnapshotRef snapshot) {
    SnapshotState state = rds.snapshot(snapshot).orElseThrow();
    return state.facts().orElseThrow().dataAsOf();
  }

  private static Map<String, String> tags(FrozenPlan run, StepName step) {
    ResourceRole role = step.equals(StepName.SNAPSHOT) ? ResourceRole.SOURCE : ResourceRole.COPY;
    return new Ownership(run.run(), step, role).tags();
  }
}
