package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Surroundings;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Cancellation;
import io.snaprelay.wire.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the proof to one of the two good ends. */
class CutoverTest {
  private final CutoverBench bench = new CutoverBench(Approval.AUTOMATIC);

  @Test
  void theProvedDatabaseTakesProductionsNameByTwoRenamesAndNothingElse() {
    bench.until(StepName.CUTOVER);

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CUTOVER));
    assertEquals(Optional.of(CutoverBench.NEW), bench.holder());
    assertEquals(Optional.of("orders-prod-retired"), bench.nameOf(CutoverBench.OLD));
    assertEquals(
        List.of(
            "untag " + CutoverBench.BESIDE.identifier(),
            "protect " + CutoverBench.BESIDE.identifier() + " true",
            "rename orders-prod -> orders-prod-retired",
            "rename " + CutoverBench.BESIDE.identifier() + " -> orders-prod",
            "tag orders-prod-retired"),
        bench.production.calls());
    CutoverCompleted event = bench.bus.published(CutoverCompleted.class).get(0);
    assertEquals(CutoverBench.NEW, event.newResourceId());
    assertEquals(CutoverBench.OLD, event.oldResourceId());
  }

  @Test
  void whatIsPromotedCanBeDeletedNeitherByCleanUpNorBySweep() {
    bench.until(StepName.CUTOVER);

    var promoted = bench.found(CutoverBench.NEW).orElseThrow();
    assertTrue(promoted.deletionProtected());
    assertFalse(TemporaryDatabases.owner(bench.run()).isWrittenIn(promoted.state().tags()));
    assertFalse(promoted.state().tags().containsKey("snaprelay:expires-at"));
  }

  @Test
  void anEndpointThatDoesNotAnswerBringsTheOldProductionBack() {
    bench.endpointFinding = Optional.of("nobody answers");

    bench.until(StepName.CUTOVER);

    assertReverted("nobody answers");
    assertTrue(TemporaryDatabases.owner(bench.run()).isWrittenIn(candidate().tags()));
    assertFalse(bench.found(CutoverBench.NEW).orElseThrow().deletionProtected());
  }

  @Test
  void aRestoredDatabaseThatIsLostAfterProductionLeftBringsItBack() {
    untilProductionLeft();
    bench.rds.put(FakeRds.database(CutoverBench.BESIDE, "failed", false, Map.of()));

    bench.until(StepName.CUTOVER);

    assertReverted("does not recover");
  }

  @Test
  void aRestoredDatabaseThatSomebodyDeletesInTheMiddleBringsItBack() {
    untilProductionLeft();
    bench.rds.remove(CutoverBench.BESIDE);

    bench.until(StepName.CUTOVER);

    assertReverted("no longer exists");
  }

  @Test
  void aStrangerThatTakesTheNameInTheGapIsNotMovedAndPeopleAreTold() {
    untilProductionLeft();
    DatabaseState stranger = CutoverBench.stranger("orders-prod", "db-STRANGER");
    bench.rds.put(stranger);

    bench.until(StepName.CUTOVER);

    assertEquals(FailureCode.CUTOVER_STUCK, bench.failure().code());
    assertEquals(Optional.of("db-STRANGER"), bench.holder());
    assertEquals(Optional.of("orders-prod-retired"), bench.nameOf(CutoverBench.OLD));
    assertTrue(bench.nameOf(CutoverBench.NEW).isPresent());
  }

  @Test
  void aStrangerThatGoesAwayAgainInTimeOnlyDelaysTheWayBack() {
    untilProductionLeft();
    bench.rds.put(CutoverBench.stranger("orders-prod", "db-STRANGER"));
    for (int looks = 0; looks < 10; looks++) {
      bench.look(StepName.CUTOVER);
    }
    bench.rds.remove(CutoverBench.PRODUCTION);

    bench.until(StepName.CUTOVER);

    assertReverted("another database has production's name");
  }

  @Test
  void aNameAsideThatIsTakenIsFoundBeforeAnythingIsTouched() {
    bench.rds.put(CutoverBench.stranger("orders-prod-retired", "db-EARLIER"));

    bench.until(StepName.CUTOVER);

    assertUntouched("orders-prod-retired exists already");
  }

  @Test
  void allThatHangsOnProductionIsToldAtOnceAndNothingIsTouched() {
    bench.production.surround(
        CutoverBench.PRODUCTION,
        new Surroundings(
            List.of("orders-replica"),
            Optional.of("orders-primary"),
            Optional.of("orders-global"),
            List.of("orders-reports"),
            List.of("orders-proxy"),
            List.of("orders-green"),
            List.of("system-update"),
            7,
            false,
            List.of()));

    bench.until(StepName.CUTOVER);

    for (String name :
        List.of(
            "orders-replica",
            "orders-primary",
            "orders-global",
            "orders-reports",
            "orders-proxy",
            "orders-green",
            "system-update")) {
      assertUntouched(name);
    }
  }

  @Test
  void withoutApprovalNothingHappensUntilTheDeadlineAndThenNothingEither() {
    CutoverBench waiting = new CutoverBench(Approval.MANUAL);
    for (int looks = 0; looks < 20; looks++) {
      waiting.look(StepName.CUTOVER);
    }
    assertEquals(Optional.empty(), waiting.state(StepName.CUTOVER));

    waiting.clock.advance(Duration.ofHours(13));
    waiting.look(StepName.CUTOVER);
    approve(waiting);
    waiting.look(StepName.CUTOVER);

    assertEquals(FailureCode.DEADLINE, waiting.failure().code());
    assertEquals(List.of(), waiting.production.calls());
  }

  @Test
  void anApprovalLetsItGoOn() {
    CutoverBench waiting = new CutoverBench(Approval.MANUAL);
    waiting.look(StepName.CUTOVER);
    approve(waiting);

    waiting.until(StepName.CUTOVER);

    assertEquals(Optional.of(CutoverBench.NEW), waiting.holder());
  }

  @Test
  void aCancellationBeforeTheIntentLeavesProductionAlone() {
    bench.deliver(Messages.write(new Cancellation(Runs.RUN, "somebody")));

    bench.until(StepName.CUTOVER);

    assertEquals(FailureCode.CANCELLED, bench.failure().code());
    assertEquals(List.of(), bench.production.calls());
  }

  @Test
  void aCancellationInTheMiddleDoesNotLeaveProductionWithoutItsName() {
    untilProductionLeft();
    bench.deliver(Messages.write(new Cancellation(Runs.RUN, "somebody")));
    assertEquals(Optional.empty(), bench.state(StepName.CUTOVER));

    bench.until(StepName.CUTOVER);

    assertEquals(Optional.of(CutoverBench.NEW), bench.holder());
  }

  @Test
  void aSwapThatRdsRefusesForTooLongTurnsBack() {
    bench.trouble.before(
        method -> {
          boolean comesIn = method.getName().equals("rename") && bench.holder().isEmpty();
          if (comesIn && bench.decisions.turn(Runs.RUN).isEmpty()) {
            bench.faults.failBefore(
                "production.rename",
                FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "no"));
          }
        });

    bench.until(StepName.CUTOVER);

    assertReverted("was not done after");
  }

  @Test
  void aProofThatTheLedgerDoesNotKnowBeginsNothing() {
    CutoverBench unproved = new CutoverBench(Approval.AUTOMATIC);
    assertTrue(new StartCutover().isBegunBy(unproved.proof(), unproved.run()));
    LoopBench nothing = new LoopBench();
    Run run = new Run(unproved.plan, nothing.ledger, "cause", nothing.clock.instant());

    assertFalse(new StartCutover().isBegunBy(unproved.proof(), run));
  }

  private void untilProductionLeft() {
    for (int looks = 0; looks < 100; looks++) {
      if (bench.nameOf(CutoverBench.OLD).equals(Optional.of("orders-prod-retired"))
          && bench.found(CutoverBench.OLD).orElseThrow().isAtRest()) {
        return;
      }
      bench.look(StepName.CUTOVER);
      bench.production.settle();
      bench.clock.advance(Duration.ofSeconds(1));
    }
    throw new AssertionError("Production never left: " + bench.production.calls());
  }

  private void assertReverted(String why) {
    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code());
    assertTrue(bench.failure().detail().contains(why), bench.failure().detail());
    assertEquals(Optional.of(CutoverBench.OLD), bench.holder());
    assertEquals(
        "orders", bench.rds.database(CutoverBench.PRODUCTION).orElseThrow().tags().get("team"));
  }

  private void assertUntouched(String why) {
    assertEquals(FailureCode.PREFLIGHT_FAILED, bench.failure().code());
    assertTrue(bench.failure().detail().contains(why), bench.failure().detail());
    assertEquals(List.of(), bench.production.calls());
    assertEquals(Optional.of(CutoverBench.OLD), bench.holder());
  }

  private DatabaseState candidate() {
    return bench.found(CutoverBench.NEW).orElseThrow().state();
  }

  private static void approve(CutoverBench bench) {
    bench.deliver("{\"approve\":{\"run\":\"" + Runs.RUN + "\",\"by\":\"dba\"}}");
  }
}
