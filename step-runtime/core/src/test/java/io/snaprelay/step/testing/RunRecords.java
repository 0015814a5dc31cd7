package io.snaprelay.step.testing;

import io.snaprelay.events.Event;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.ProofRecord;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.wire.EventJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a run writes into the ledger, wherever its snapshots are. */
public final class RunRecords {
  private final Ledger store;
  private final RunLedger ledger;

  public RunRecords(Ledger store) {
    this.store = store;
    this.ledger = new RunLedger(store);
  }

  /** A step has made a snapshot. */
  public void created(FrozenPlan run, StepName step, SnapshotRef snapshot, Instant at) {
    ledger.created(run.run(), step, new Created(snapshot.arn(), snapshot.arn(), at));
  }

  /** A proof of a snapshot, an hour after its data. */
  public void proved(FrozenPlan run, SnapshotRef snapshot, Verdict verdict, Instant dataAsOf) {
    Instant at = dataAsOf.plus(Duration.ofHours(1));
    ProofRecord proof =
        new ProofRecord(run.run(), snapshot, verdict, dataAsOf, at, Optional.empty());
    store.create(LedgerKeys.proof(run.database(), at, run.run()), EventJson.bytes(proof));
  }

  /** A run has completed, and what it was to prove has passed. */
  public void completed(FrozenPlan run, Instant dataAsOf) {
    if (run.plan().verify().isPresent()) {
      SnapshotRef proved = Stock.ref(run, Steps.restored(run.plan()));
      proved(run, proved, Verdict.PASSED, dataAsOf);
    }
    Steps.of(run).names().forEach(step -> ledger.record(done(run.run(), step, Runs.REQUESTED_AT)));
    ledger.close(run.run());
  }

  /** What a step leaves that has done its work. */
  public static StepRecord done(RunId run, StepName step, Instant at, Event... events) {
    return new StepRecord(
        run,
        step,
        StepState.DONE,
        at,
        "a-service",
        Optional.empty(),
        Optional.empty(),
        StepRecord.emitted(List.of(events)));
  }
}
