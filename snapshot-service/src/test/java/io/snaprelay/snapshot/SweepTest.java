package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.SweepReported;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import io.snaprelay.sweep.SnapshotLook;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What this service finds of its own when it sweeps. */
class SweepTest {
  private static final Duration GRACE = Duration.ofHours(1);
  private static final String SOURCE = "333333333333";
  private static final Sweep SWEEP = new Sweep(List.of("eu-west-1", "eu-central-1"));
  private static final Runs MASKED =
      Runs.copiedAndVerified()
          .sanitized(
              new Sanitize("rules.yaml", Optional.of("alias/dev"), List.of(), Optional.empty()));
  private static final String DAILY =
      """
      databases: { orders: { instance: orders-prod, region: eu-west-1 } }
      plans:
        nightly:
          databases: [orders]
          schedule: cron(0 2 * * ? *)
      """;

  private final SnapshotBench bench = new SnapshotBench();
  private final LoopBench loop = bench.loop;
  private final Stock stock = new Stock(bench.rds, loop.store);
  private String plans = DAILY;

  SweepTest() {
    SnapshotLook look = new SnapshotLook(bench.rds, loop.ledger);
    SweepRound round =
        new SweepRound(
            loop.store,
            loop.bus,
            loop.clock,
            new SweepRound.Settings("snapshot-service", GRACE, Duration.ofSeconds(20)));
    loop.with(
            new SweepSnapshots(
                bench.rds,
                look,
                round,
                Account.of(Runs.ACCOUNT),
                new SourceAccounts(List.of(SOURCE))))
        .with(new SweepRuns(loop.ledger, loop.mailbox, round, loop.clock))
        .with(new SweepSchedules(() -> plans, loop.ledger, new HalfAnHour(), round, loop.clock));
  }

  @Test
  void aRunThatNobodyEndsIsToldAndThenEndedByItsDeadline() {
    FrozenPlan run = Runs.copiedAndVerified().frozen();
    loop.begun(run);
    loop.clock.advance(Duration.between(loop.clock.instant(), run.deadline().plusSeconds(3600)));

    sweep();
    assertEquals(List.of(), loop.mailbox.sent());
    later();
    sweep();
    deliverMail();
    sweep();

    assertEquals(List.of("RUN_SILENT FOUND", "RUN_SILENT REMOVED"), told());
    assertEquals(RunResult.FAILED, loop.bus.published(RunCompleted.class).get(0).result());
    assertEquals(List.of(), loop.ledger.open());
  }

  @Test
  void aRunThatHasUntilItsCleanUpIsLeftAlone() {
    FrozenPlan run = Runs.copiedAndVerified().frozen();
    loop.begun(run);
    loop.clock.advance(Duration.between(loop.clock.instant(), run.deadline().plusSeconds(60)));

    sweep();

    assertEquals(List.of(), told());
  }

  /** Its last step was recorded, and whoever did that was killed before it told the end. */
  @Test
  void aRunWhoseEndWasNeverToldTellsIt() {
    FrozenPlan run = stock.ran(Runs.copiedAndVerified(), "2026-11-21T02:00:00Z");
    loop.store.create("open/" + run.run(), new byte[0]);
    loop.clock.advance(Duration.ofDays(1));

    sweep();
    later();
    sweep();
    deliverMail();

    assertEquals(1, loop.bus.published(RunCompleted.class).size());
    assertEquals(List.of(), loop.ledger.open());
  }

  @Test
  void aFailedCopyIsNotOursToSweepAndAFailedSourceIsToldOnly() {
    FrozenPlan run = stock.ran(Runs.copiedAndVerified(), "2026-11-21T02:00:00Z");
    stock.become(Stock.ref(run, StepName.SNAPSHOT), "failed");
    stock.become(Stock.ref(run, StepName.COPY), "failed");

    sweepTwice();

    assertEquals(List.of("HALF_MADE FOUND"), told());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aSourceThatFailedInTheAccountOfItsDatabaseIsToldToo() {
    DatabaseRef elsewhere =
        new DatabaseRef(Runs.ORDERS.kind(), SOURCE, "eu-west-1", Runs.ORDERS.identifier());
    FrozenPlan run = stock.ran(Runs.nightly().of(elsewhere), "2026-11-21T02:00:00Z");
    stock.become(Stock.ref(run, StepName.SNAPSHOT), "failed");

    sweepTwice();

    assertEquals(List.of("HALF_MADE FOUND"), told());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void whatWasMaskedAndNeverCopiedGoes() {
    FrozenPlan run = stock.begun(MASKED, "2026-11-21T02:00:00Z");
    bench.rds.remove(Stock.ref(run, StepName.SANITIZED_COPY));
    calledOff(run);

    sweepTwice();

    assertEquals(
        List.of("deleteSnapshot " + Stock.ref(run, StepName.SANITIZED_SNAPSHOT).identifier()),
        bench.rds.calls());
    assertEquals(List.of("RUN_OVER FOUND", "RUN_OVER REMOVED"), told());
  }

  @Test
  void whatWasMaskedAndIsHeldStays() {
    FrozenPlan run = stock.begun(MASKED, "2026-11-21T02:00:00Z");
    calledOff(run);
    sweep();
    stock.tag(Stock.ref(run, StepName.SANITIZED_SNAPSHOT), TagKeys.LEGAL_HOLD, "");
    later();

    sweep();

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void goodSourcesAndMaskedCopiesAreRetentionsAndNotTheSweeps() {
    stock.ran(MASKED, "2026-11-21T02:00:00Z");

    sweepTwice();

    assertEquals(List.of(), told());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aScheduleThatStartedNothingIsTold() {
    sweep();
    loop.clock.advance(Duration.ofDays(1).plusMinutes(45));

    sweep();
    sweep();

    assertEquals(1, loop.bus.published(SweepReported.class).stream().distinct().count());
    SweepReported told = loop.bus.published(SweepReported.class).get(0);
    assertEquals("NOT_STARTED", told.cause());
    assertEquals("plan nightly, due 2026-11-22T02:00:00Z", told.subject());
    assertEquals(Optional.empty(), told.removedAfter());
  }

  @Test
  void aScheduleIsNotExpectedToHaveBeenKeptBeforeItWasKnown() {
    loop.clock.advance(Duration.ofHours(5));

    sweep();

    assertEquals(List.of(), told());
  }

  @Test
  void aScheduleMayBeALittleLate() {
    sweep();
    loop.clock.advance(Duration.ofDays(1).plusMinutes(20));

    sweep();

    assertEquals(List.of(), told());
  }

  @Test
  void aTriggerThatCameIsEnough() {
    sweep();
    loop.clock.advance(Duration.ofDays(1));
    bench.plans(() -> DAILY);
    loop.deliver("{\"id\":\"t-2\",\"plan\":\"nightly\"}");
    loop.clock.advance(Duration.ofHours(1));

    sweep();

    assertEquals(List.of(), told());
  }

  @Test
  void aTriggerThatWasRefusedHasStartedNothing() {
    sweep();
    loop.clock.advance(Duration.ofDays(1));
    bench.plans(() -> "plans: {}");
    loop.deliver("{\"id\":\"t-2\",\"plan\":\"nightly\"}");
    assertTrue(bench.record("t-2").isRefused());
    loop.clock.advance(Duration.ofHours(1));

    sweep();

    assertEquals(List.of("NOT_STARTED FOUND"), told());
  }

  @Test
  void aPlanFileThatCannotBeReadKeepsRunsFromNoSweep() {
    plans = "nonsense";
    FrozenPlan run = Runs.copiedAndVerified().frozen();
    loop.begun(run);
    loop.clock.advance(Duration.ofDays(2));

    sweep();

    assertEquals(List.of("RUN_SILENT FOUND"), told());
  }

  /** The run has failed, and its masked snapshot was never copied. */
  private void calledOff(FrozenPlan run) {
    loop.clock.advance(Duration.between(loop.clock.instant(), run.deadline().plusSeconds(9999)));
    loop.deliver("{\"cancel\":{\"run\":\"%s\",\"by\":\"ada\"}}".formatted(run.run()));
    loop.deliver(
        "{\"recheck\":{\"run\":\"%s\",\"step\":\"deadline\",\"deadline\":\"%s\"}}"
            .formatted(run.run(), run.deadline()));
  }

  private void sweepTwice() {
    sweep();
    later();
    sweep();
  }

  private Disposition sweep() {
    return loop.deliver(Messages.write(SWEEP));
  }

  /** The notifier has heard all, and the grace is over. */
  private void later() {
    loop.bus.published(SweepReported.class).forEach(loop::copiedByTheNotifier);
    loop.clock.advance(GRACE);
  }

  private void deliverMail() {
    loop.mailbox.sent().forEach(sent -> loop.deliver(sent.body()));
    loop.bus.published(SweepReported.class).forEach(loop::copiedByTheNotifier);
  }

  private List<String> told() {
    return loop.bus.published(SweepReported.class).stream()
        .map(event -> event.cause() + " " + event.state())
        .distinct()
        .toList();
  }

  /** The configuration that tests run under. */
  private static final class HalfAnHour implements SnapshotConfig {
    @Override
    public String plans() {
      return "plans.yaml";
    }

    @Override
    public Schedule schedule() {
      return () -> Duration.ofMinutes(30);
    }
  }
}
