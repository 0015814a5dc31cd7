package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.SiteScope;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.TakeBack;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one deletion of what SnapRelay did not create, and all that must hold for it. */
class RetireOldTest {
  private static final String DELETION = "deleteKeepingBackups orders-prod-retired";

  private final CutoverBench bench = new CutoverBench(Approval.AUTOMATIC);
  private final SnapshotRef last = DeleteOld.finalSnapshot(CutoverBench.ASIDE, bench.run());
  private Instant cutOver;

  @BeforeEach
  void cutOver() {
    bench.production.protectedIs(CutoverBench.OLD);
    bench.until(StepName.CUTOVER);
    assertTrue(bench.completed());
    cutOver = bench.decisions.intent(Runs.RUN).orElseThrow().at();
  }

  @Test
  void theOldProductionStaysUntilItsTimeIsUp() {
    bench.clock.advance(CutoverBench.HOLD.minus(Duration.ofMinutes(5)));

    bench.look(StepName.RETIRE);

    assertEquals(Optional.empty(), bench.state(StepName.RETIRE));
    assertTrue(bench.rds.calls().isEmpty(), bench.rds.calls().toString());
    assertTrue(bench.found(CutoverBench.OLD).orElseThrow().deletionProtected());
  }

  @Test
  void thenItsFinalSnapshotIsTakenAndOnlyOnceThatIsAvailableIsItDeleted() {
    timeIsUp();
    bench.look(StepName.RETIRE);
    assertEquals(1, bench.rds.calls().size());
    bench.look(StepName.RETIRE);
    assertFalse(bench.production.calls().contains(DELETION));

    snapshotIs("available");
    for (int looks = 0; looks < 3; looks++) {
      bench.look(StepName.RETIRE);
    }
    assertTrue(bench.production.calls().contains(DELETION), bench.production.calls().toString());
    bench.rds.remove(CutoverBench.ASIDE);
    bench.look(StepName.RETIRE);

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.RETIRE));
    assertEquals(Optional.of(CutoverBench.NEW), bench.holder());
  }

  @Test
  void withoutATagThatSaysSoItIsNotDeleted() {
    timeIsUp();
    bench.production.untag(CutoverBench.ASIDE, Set.of(TagKeys.ROLE));

    untilNothingHappens();

    assertNotDeleted();
    assertEquals(FailureCode.CLEAN_UP_FAILED, bench.failure().code());
  }

  @Test
  void underAnotherNameItIsNotDeletedNorIsWhatHasItsNameNow() {
    timeIsUp();
    bench.production.rename(CutoverBench.ASIDE, "orders-rescued");
    bench.production.settle();
    bench.rds.put(FakeRds.instance(CutoverBench.ASIDE, tagsOfTheOld()));

    untilNothingHappens();

    assertNotDeleted();
  }

  @Test
  void whileItsSuccessorIsNotAvailableItIsNotDeleted() {
    timeIsUp();
    DatabaseState successor = bench.rds.database(CutoverBench.PRODUCTION).orElseThrow();
    bench.rds.put(
        FakeRds.database(CutoverBench.PRODUCTION, "storage-full", false, successor.tags()));

    untilNothingHappens();

    assertNotDeleted();
    assertTrue(bench.rds.calls().isEmpty());
  }

  @Test
  void whileAnotherDatabaseHasProductionsNameItIsNotDeleted() {
    timeIsUp();
    bench.rds.put(CutoverBench.stranger("orders-prod", "db-STRANGER"));

    untilNothingHappens();

    assertNotDeleted();
  }

  @Test
  void aSnapshotOfThatNameThatThisRunDidNotTakeIsNoFinalSnapshot() {
    timeIsUp();
    bench.rds.put(FakeRds.snapshot(last, "orders-prod-retired", "available", Map.of()));

    untilNothingHappens();

    assertNotDeleted();
    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
  }

  @Test
  void aFinalSnapshotThatFailedKeepsTheDatabase() {
    timeIsUp();
    bench.look(StepName.RETIRE);
    snapshotIs("failed");

    untilNothingHappens();

    assertNotDeleted();
  }

  @Test
  void whoeverWantsItBackSaysWhichWritesAreLostAndGetsIt() {
    takeBack(cutOver.minusSeconds(1));

    bench.until(StepName.RETIRE);

    assertEquals(Optional.of(CutoverBench.OLD), bench.holder());
    assertEquals(Optional.of(CutoverBench.BESIDE.identifier()), bench.nameOf(CutoverBench.NEW));
    assertTrue(bench.found(CutoverBench.NEW).orElseThrow().deletionProtected());
    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code());
    assertTrue(bench.failure().detail().contains(cutOver.minusSeconds(1).toString()));
  }

  @Test
  void whoeverThinksThatFewerWritesAreLostDoesNotGetIt() {
    takeBack(cutOver.plusSeconds(60));

    untilNothingHappens();

    assertEquals(Optional.of(CutoverBench.NEW), bench.holder());
    assertEquals(Optional.empty(), bench.decisions.afterwards(Runs.RUN));
  }

  /** It would go on with it where production is not. */
  @Test
  void whoeverAsksAnotherSiteDoesNotGetIt() {
    TakeOldBack elsewhere =
        new TakeOldBack(
            bench.decisions,
            bench.ledger,
            bench.mailbox,
            bench.clock,
            new SiteScope(Set.of("eu-central-1"), Set.of()));

    Outcome outcome = elsewhere.react(new TakeBack(Runs.RUN, "dba", cutOver.minusSeconds(1)));

    assertEquals(
        FailureCode.REQUEST_REFUSED, assertInstanceOf(Outcome.GiveUp.class, outcome).code());
    assertEquals(Optional.empty(), bench.decisions.afterwards(Runs.RUN));
  }

  @Test
  void onceItIsBeingDeletedNobodyGetsItBack() {
    timeIsUp();
    bench.look(StepName.RETIRE);

    takeBack(cutOver.minusSeconds(1));
    untilNothingHappens();

    assertEquals(Optional.of(CutoverBench.NEW), bench.holder());
  }

  @Test
  void whatSomebodyTookBackIsNeverDeleted() {
    takeBack(cutOver.minusSeconds(1));
    bench.until(StepName.RETIRE);
    timeIsUp();
    snapshotIs("available");

    untilNothingHappens();

    assertNotDeleted();
    assertEquals(Optional.of(CutoverBench.OLD), bench.holder());
  }

  @Test
  void beforeTheCheckHasPassedThereIsNothingToTakeBack() {
    CutoverBench waiting = new CutoverBench(Approval.MANUAL);
    waiting.deliver(Messages.write(new TakeBack(Runs.RUN, "dba", Runs.REQUESTED_AT)));

    assertEquals(Optional.empty(), waiting.decisions.afterwards(Runs.RUN));
  }

  @Test
  void theEventBeginsTheHoldAndEndsTheCleanUpWithoutADeletion() {
    CutoverCompleted event = bench.bus.published(CutoverCompleted.class).get(0);

    bench.deliver(event);

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CLEAN_UP));
    assertEquals(CutoverBench.HOLD, bench.mailbox.sent().get(0).delay());
  }

  private void timeIsUp() {
    bench.clock.advance(CutoverBench.HOLD.plusMinutes(1));
  }

  private void snapshotIs(String status) {
    bench.rds.put(
        FakeRds.snapshot(last, "orders-prod-retired", status, Retired.owner(bench.run()).tags()));
  }

  private Map<String, String> tagsOfTheOld() {
    return Retired.owner(bench.run()).tags();
  }

  private void untilNothingHappens() {
    for (int looks = 0; looks < 10; looks++) {
      bench.look(StepName.RETIRE);
      bench.production.settle();
      bench.clock.advance(Duration.ofMinutes(1));
    }
  }

  private void assertNotDeleted() {
    assertTrue(
        bench.production.calls().stream().noneMatch(call -> call.startsWith("delete")),
        bench.production.calls().toString());
    assertTrue(bench.rds.calls().stream().noneMatch(call -> call.startsWith("delete")));
  }

  private void takeBack(Instant since) {
    bench.deliver(Messages.write(new TakeBack(Runs.RUN, "dba", since)));
  }
}
