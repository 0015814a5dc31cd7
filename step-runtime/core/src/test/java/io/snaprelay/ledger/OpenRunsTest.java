package io.snaprelay.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which run still needs a snapshot. */
class OpenRunsTest {
  private static final SnapshotRef PICKED =
      new SnapshotRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-west-1", "any-snapshot");

  private final MemoryLedger store = new MemoryLedger();
  private final RunLedger ledger = new RunLedger(store);

  @Test
  void theOneThatPickedIt() {
    FrozenPlan run =
        Runs.nightly().of(SnapshotSource.of(SnapshotSource.Kind.LATEST)).verified().frozen();
    ledger.freeze(run);
    assertEquals(Optional.empty(), OpenRuns.in(ledger).naming(PICKED), "not yet");

    picked(run);

    assertEquals(Optional.of(run.run()), OpenRuns.in(ledger).naming(PICKED));
  }

  @Test
  void theOneThatWasToldToUseIt() {
    FrozenPlan run = Runs.nightly().of(SnapshotSource.named("any-snapshot")).frozen();
    ledger.freeze(run);

    assertEquals(Optional.of(run.run()), OpenRuns.in(ledger).naming(PICKED));
  }

  @Test
  void noneThatHasAllItsRecords() {
    FrozenPlan run = Runs.nightly().of(SnapshotSource.named("any-snapshot")).verified().frozen();
    ledger.freeze(run);
    new RunRecords(store).completed(run, Runs.REQUESTED_AT);
    store.create(new OpenMarker(run.run()).key(), new byte[0]);

    assertEquals(Optional.empty(), OpenRuns.in(ledger).naming(PICKED));
    assertEquals(Optional.empty(), OpenRuns.in(ledger).beside(run));
  }

  @Test
  void noneThatNamesAnother() {
    ledger.freeze(Runs.nightly().of(SnapshotSource.named("another")).frozen());

    assertEquals(Optional.empty(), OpenRuns.in(ledger).naming(PICKED));
  }

  private void picked(FrozenPlan run) {
    Run now = new Run(run, ledger, "cause", Runs.REQUESTED_AT);
    SnapshotCreated picked =
        new SnapshotCreated(
            now.header(SnapshotCreated.class, PICKED.arn()),
            PICKED,
            Origin.SOURCE,
            Runs.ORDERS,
            FakeRds.FACTS);
    ledger.record(RunRecords.done(run.run(), StepName.SNAPSHOT, Runs.REQUESTED_AT, picked));
  }
}
