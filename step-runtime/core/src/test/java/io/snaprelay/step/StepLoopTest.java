package io.snaprelay.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.RunStarted;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Cancellation;
import io.snaprelay.wire.Recheck;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepLoopTest {
  private static final Outcome NOT_YET = Outcome.retryLater("creating", Duration.ofSeconds(30));

  private final AtomicReference<Outcome> onStart =
      new AtomicReference<>(
          Outcome.started(new Created("arn:x", "id-1", Runs.REQUESTED_AT), Duration.ofSeconds(45)));
  private final AtomicReference<Outcome> onFinish = new AtomicReference<>(NOT_YET);
  private final ToySnapshot toy = new ToySnapshot(onStart, onFinish);
  private final LoopBench bench = new LoopBench().with(toy.start()).with(toy.finish());
  private final Run run =
      new Run(Runs.nightly().frozen(), bench.ledger, "cause", bench.clock.instant());
  private final RunStarted started =
      new RunStarted(run.header(RunStarted.class, "orders"), "trigger-1", "nightly", Runs.ORDERS);
  private final Recheck recheck =
      new Recheck(Runs.RUN, StepName.SNAPSHOT, run.frozen().deadline(), Optional.empty());

  @BeforeEach
  void aRunOfASingleStepHasBegun() {
    bench.begun(Runs.nightly().frozen());
  }

  @Test
  void aStartRecordsWhatItCreatedAndSendsItselfOneRecheck() {
    assertEquals(Disposition.ACKNOWLEDGE, bench.deliver(started));

    assertEquals("id-1", run.created(StepName.SNAPSHOT).orElseThrow().resourceId());
    assertEquals(1, bench.mailbox.sent().size());
    assertEquals(Duration.ofSeconds(45), bench.mailbox.sent().get(0).delay());
  }

  @Test
  void aRecheckThatFindsNotYetIsTheSameMessageLaterAndNeverASecondOne() {
    assertEquals(new Disposition.Release(Duration.ofSeconds(30)), bench.deliver(recheck));
    assertEquals(new Disposition.Release(Duration.ofSeconds(30)), bench.deliver(recheck));
    assertEquals(0, bench.mailbox.sent().size());
  }

  @Test
  void aRecheckThatSqsWouldSoonDropGetsExactlyOneSuccessor() {
    bench.receivedTimes(901);

    assertEquals(Disposition.ACKNOWLEDGE, bench.deliver(recheck));
    assertEquals(1, bench.mailbox.sent().size());
  }

  @Test
  void anRdsEventThatFindsNotYetEndsThereForTheRecheckCarriesTheWait() {
    assertEquals(Disposition.ACKNOWLEDGE, deliverRdsEvent());
    assertEquals(0, bench.mailbox.sent().size());
  }

  @Test
  void anRdsEventEndsTheStepAndTheRecheckAfterItChangesNothing() {
    onFinish.set(created());

    deliverRdsEvent();
    onFinish.set(Outcome.giveUp(FailureCode.INTERNAL, "must not be asked again", ""));
    assertEquals(Disposition.ACKNOWLEDGE, bench.deliver(recheck));

    assertEquals(1, bench.bus.distinctIds(SnapshotCreated.class).size());
    assertEquals(RunResult.SUCCEEDED, completed().result());
    assertTrue(bench.ledger.open().isEmpty());
  }

  @ParameterizedTest(name = "killed {0}")
  @ValueSource(
      strings = {
        "before ledger.create",
        "after ledger.create",
        "before bus.publish",
        "after bus.publish"
      })
  void aKilledServiceThatMeetsTheMessageAgainPublishesTheVerySameEvents(String where) {
    onFinish.set(created());
    String point = where.substring(where.indexOf(' ') + 1);
    RuntimeException killed = new IllegalStateException("killed");
    if (where.startsWith("before")) {
      bench.faults.failBefore(point, killed);
    } else {
      bench.faults.failAfter(point, killed);
    }

    assertInstanceOf(Disposition.Release.class, bench.deliver(recheck));
    bench.clock.advance(Duration.ofMinutes(1));
    assertEquals(Disposition.ACKNOWLEDGE, bench.deliver(recheck));

    assertEquals(1, bench.bus.distinctIds(SnapshotCreated.class).size());
    assertEquals(1, bench.bus.published(SnapshotCreated.class).stream().distinct().count());
    assertEquals(1, bench.bus.published(RunCompleted.class).stream().distinct().count());
  }

  @Test
  void everyMessageDeliveredTwiceMakesOneRunCompleted() {
    bench.deliver(started);
    bench.deliver(started);
    onFinish.set(created());
    bench.deliver(recheck);
    bench.deliver(recheck);

    assertEquals(1, bench.bus.distinctIds(RunCompleted.class).size());
    assertTrue(bench.mailbox.sent().size() <= 2, "one re-check per delivery of the start");
  }

  @Test
  void aStepThatTookLongIsRecordedWhenItEndedNotWhenItBegan() {
    toy.takes(() -> bench.clock.advance(Duration.ofHours(2)));
    onStart.set(created());

    bench.deliver(started);

    assertEquals(
        bench.clock.instant(),
        bench.ledger.step(Runs.RUN, StepName.SNAPSHOT).orElseThrow().recordedAt());
  }

  @Test
  void aLateRdsEventOfARecordedStepPublishesNothingButItsRedeliveryMight() {
    onFinish.set(created());
    bench.deliver(recheck);
    int published = bench.bus.published().size();

    deliverRdsEvent();
    assertEquals(published, bench.bus.published().size());

    bench.receivedTimes(2);
    deliverRdsEvent();
    assertEquals(2 * published, bench.bus.published().size());
  }

  @Test
  void whatTheNotifierHasItsCopyOfIsNotPublishedAgain() {
    onFinish.set(created());
    bench.deliver(recheck);
    int published = bench.bus.published().size();
    bench.bus.published().forEach(bench::copiedByTheNotifier);

    bench.deliver(recheck);
    bench.deliver(started);

    assertEquals(published, bench.bus.published().size());
  }

  @Test
  void anEventOfWhichTheNotifierHasNoCopyIsPublishedAgain() {
    onFinish.set(created());
    bench.deliver(recheck);
    bench.copiedByTheNotifier(bench.bus.published(SnapshotCreated.class).get(0));

    bench.deliver(recheck);

    assertEquals(1, bench.bus.published(SnapshotCreated.class).size());
    assertEquals(2, bench.bus.published(RunCompleted.class).size());
  }

  @Test
  void givingUpSaysSoAndFailsTheRun() {
    onStart.set(Outcome.giveUp(FailureCode.DATABASE_NOT_FOUND, "no orders-prod", "everything"));

    bench.deliver(started);

    StepFailed failed = bench.bus.published(StepFailed.class).get(0);
    assertEquals(FailureCode.DATABASE_NOT_FOUND, failed.code());
    assertEquals("everything", failed.leftAsIs());
    assertEquals(RunResult.FAILED, completed().result());
  }

  @Test
  void throttlingIsNoFailure() {
    toy.failWith(FakeRds.failure(AwsFailure.Kind.THROTTLED, "Throttling", "Rate exceeded"));

    assertInstanceOf(Disposition.Release.class, bench.deliver(started));
    assertEquals(0, bench.bus.published().size());
  }

  @Test
  void aRefusalOfAwsFailsTheStepByName() {
    toy.failWith(
        FakeRds.failure(AwsFailure.Kind.KEY_NOT_USABLE, "KMSKeyNotAccessibleFault", "no key"));

    bench.deliver(started);

    assertEquals(
        FailureCode.KMS_KEY_NOT_USABLE, bench.bus.published(StepFailed.class).get(0).code());
  }

  @Test
  void aDenialIsSatOutForAWhileBecauseTagAuthorizationLags() {
    toy.failWith(FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "no"));
    assertInstanceOf(Disposition.Release.class, bench.deliver(started));

    toy.failWith(FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "no"));
    assertEquals(Disposition.ACKNOWLEDGE, bench.receivedTimes(11).deliver(started));
    assertEquals(FailureCode.ACCESS_DENIED, bench.bus.published(StepFailed.class).get(0).code());
  }

  @Test
  void aStepThatIsNotDoneByTheDeadlineFails() {
    bench.clock.advance(Duration.ofHours(13));

    assertEquals(Disposition.ACKNOWLEDGE, bench.deliver(recheck));
    assertEquals(FailureCode.DEADLINE, bench.bus.published(StepFailed.class).get(0).code());
  }

  @Test
  void theWatchOverARunEndsWhatNobodyEndedAtItsDeadline() {
    Recheck watch =
        new Recheck(Runs.RUN, Recheck.RUN_DEADLINE, run.frozen().deadline(), Optional.empty());

    assertInstanceOf(Disposition.Release.class, bench.deliver(watch));
    bench.clock.advance(Duration.ofHours(12));
    assertEquals(Disposition.ACKNOWLEDGE, bench.deliver(watch));

    assertEquals(RunResult.FAILED, completed().result());
    assertEquals(StepState.FAILED, completed().steps().get(StepName.SNAPSHOT));
  }

  @Test
  void aCancellationWhoseServiceWasKilledAfterTheRecordStillEndsTheRun() {
    Cancellation cancellation = new Cancellation(Runs.RUN, "dba@example.org");
    bench.faults.failAfter("ledger.create", new IllegalStateException("killed"));

    assertInstanceOf(Disposition.Release.class, bench.deliver(cancellation));
    bench.deliver(cancellation);

    assertEquals(1, bench.bus.distinctIds(StepFailed.class).size());
    assertEquals(RunResult.FAILED, completed().result());
  }

  @Test
  void aCancelledRunIsFailedAndSaysByWhom() {
    bench.deliver(new Cancellation(Runs.RUN, "dba@example.org"));

    StepFailed failed = bench.bus.published(StepFailed.class).get(0);
    assertEquals(FailureCode.CANCELLED, failed.code());
    assertTrue(failed.detail().contains("dba@example.org"));
  }

  @Test
  void anEventOfAnUnknownRunIsIgnored() {
    LoopBench empty = new LoopBench().with(toy.start());

    assertEquals(Disposition.ACKNOWLEDGE, empty.deliver(started));
    assertEquals(0, empty.mailbox.sent().size());
  }

  @Test
  void aDefectLetsTheMessageComeAgain() {
    onStart.set(null);

    assertInstanceOf(Disposition.Release.class, bench.deliver(started));
  }

  private Outcome created() {
    return Outcome.emit(toy.created(run));
  }

  private RunCompleted completed() {
    return bench.bus.published(RunCompleted.class).get(0);
  }

  private Disposition deliverRdsEvent() {
    String name = run.resourceName(StepName.SNAPSHOT);
    String arn = "arn:aws:rds:eu-west-1:111111111111:snapshot:" + name;
    return bench.deliverRdsEvent("RDS-EVENT-0042", arn, bench.clock.instant());
  }
}
