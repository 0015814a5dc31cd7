package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.RunStarted;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.ledger.TriggerRecord.Skipped;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Disposition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request for a database whose last run by the same plan is still open. */
class OverlapTest {
  private final SnapshotBench bench = new SnapshotBench();

  @Test
  void aDatabaseWhoseLastRunIsOpenIsSkippedAndTheRecordNamesThatRun() {
    bench.loop.deliver("{\"id\":\"t-1\",\"plan\":\"nightly\",\"databases\":[\"orders\"]}");

    bench.loop.deliver("{\"id\":\"t-2\",\"plan\":\"nightly\"}");

    RunId open = RunId.of("t-1", "nightly", "orders");
    assertEquals(List.of(new Skipped("orders", open)), bench.record("t-2").skipped());
    assertEquals(
        List.of(RunId.of("t-2", "nightly", "invoices")), SnapshotBench.runs(bench.record("t-2")));
  }

  @Test
  void aTriggerThatSkipsEverythingStartsNothingAndIsNotRefused() {
    bench.loop.deliver("{\"id\":\"t-1\",\"plan\":\"weekly\"}");
    bench.loop.deliver("{\"id\":\"t-2\",\"plan\":\"weekly\"}");

    TriggerRecord record = bench.record("t-2");
    assertEquals(1, started().size());
    assertEquals(List.of(), record.refusals());
    assertEquals(1, record.skipped().size());
  }

  @Test
  void aRequestThatQueuesIsNotDecidedWhileTheLastRunIsOpen() {
    bench.loop.deliver("{\"id\":\"t-1\",\"plan\":\"queued\"}");

    Disposition second = bench.loop.deliver("{\"id\":\"t-2\",\"plan\":\"queued\"}");

    assertEquals(new Disposition.Release(SnapshotBench.PACE.next()), second);
    assertTrue(bench.loop.ledger.trigger("t-2").isEmpty());
    assertEquals(1, started().size());
  }

  @Test
  void aRequestThatQueuedStartsOnceTheLastRunIsOverAndItsClockStartsThen() {
    bench.loop.deliver("{\"id\":\"t-1\",\"plan\":\"queued\"}");
    bench.loop.deliver("{\"id\":\"t-2\",\"plan\":\"queued\"}");
    bench.start(bench.record("t-1").runs().get(0)); // no invoices-prod: the run fails at once
    bench.loop.clock.advance(Duration.ofHours(1));

    bench.loop.deliver("{\"id\":\"t-2\",\"plan\":\"queued\"}");

    FrozenPlan run = bench.record("t-2").runs().get(0);
    assertEquals(bench.loop.clock.instant(), run.requestedAt());
    assertEquals(2, started().size());
  }

  @Test
  void anotherPlansRunOfTheSameDatabaseIsNoOverlap() {
    bench.loop.deliver("{\"id\":\"t-1\",\"plan\":\"nightly\"}");
    bench.loop.deliver("{\"id\":\"t-2\",\"plan\":\"weekly\"}");

    assertEquals(1, bench.record("t-2").runs().size());
  }

  @Test
  void aRunThatIsOverButWhoseMarkerWasLeftIsNoOverlap() {
    bench.loop.deliver("{\"id\":\"t-1\",\"plan\":\"weekly\"}");
    FrozenPlan first = bench.record("t-1").runs().get(0);
    bench.start(first); // RDS knows no invoices-prod: the run's only step fails at once
    bench.loop.store.create("open/" + first.run(), new byte[0]);

    bench.loop.deliver("{\"id\":\"t-2\",\"plan\":\"weekly\"}");

    assertEquals(1, bench.record("t-2").runs().size());
  }

  private List<RunStarted> started() {
    return bench.loop.bus.published(RunStarted.class);
  }
}
