package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.TakeBack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Every call that leaves the service after a cutover, to delete the old production and to take it
 * back, is broken once: before its effect, after it, and by each refusal that passes.
 */
class RetireKilledTest {
  private static final String DELETION = "deleteKeepingBackups orders-prod-retired";

  private static final List<Supplier<RuntimeException>> ENDINGS =
      List.of(
          Trouble.Killed::new,
          () -> FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "NoAnswer", "lost"),
          () -> FakeRds.failure(AwsFailure.Kind.THROTTLED, "Throttling", "slow down"));

  /** What happens to one call of a story. */
  private record Break(int call, boolean after, int ending) {
    static final Break NONE = new Break(-1, false, 0);
  }

  /** A story from a cutover that is completed to its end. */
  private interface Story {
    CutoverBench play(Break what);
  }

  @Test
  void whicheverCallBreaksTheOldProductionGoesOnceAndOnlyAfterItsFinalSnapshot() {
    everywhere(RetireKilledTest::timeIsUp, RetireKilledTest::assertGone);
  }

  @Test
  void whicheverCallBreaksWhoTakesItBackGetsItBackAndNothingIsDeleted() {
    everywhere(RetireKilledTest::takenBack, RetireKilledTest::assertBack);
  }

  /** Two deliveries of one message that both find no final snapshot yet. */
  @Test
  void aFinalSnapshotThatAnotherDeliveryHasJustTakenIsWaitedFor() {
    CutoverBench bench = cutOver();
    bench.clock.advance(CutoverBench.HOLD.plusMinutes(1));
    int[] inside = {0};
    bench.trouble.before(
        method -> {
          if (method.getName().equals("createSnapshot") && inside[0]++ == 0) {
            bench.look(StepName.RETIRE);
          }
        });

    bench.look(StepName.RETIRE);

    assertEquals(Optional.empty(), bench.state(StepName.RETIRE));
    assertEquals(2, inside[0]);
    assertEquals(1, bench.rds.calls().size());
  }

  private static void everywhere(Story story, BiConsumer<CutoverBench, String> good) {
    CutoverBench whole = story.play(Break.NONE);
    good.accept(whole, "nothing broke");
    int calls = whole.trouble.calls() - cutOver().trouble.calls();
    assertTrue(calls > 15, "Only %d calls".formatted(calls));
    for (int call = 0; call < calls; call++) {
      int passing = 1 + call % (ENDINGS.size() - 1);
      for (Break each :
          List.of(
              new Break(call, true, 0),
              new Break(call, false, 0),
              new Break(call, false, passing))) {
        good.accept(story.play(each), each.toString());
      }
    }
  }

  private static CutoverBench cutOver() {
    CutoverBench bench = new CutoverBench(Approval.AUTOMATIC);
    bench.production.protectedIs(CutoverBench.OLD);
    bench.until(StepName.CUTOVER);
    assertTrue(bench.completed());
    return bench;
  }

  private static CutoverBench breaking(Break what) {
    CutoverBench bench = cutOver();
    int number = what.call() < 0 ? -1 : bench.trouble.calls() + what.call();
    bench.trouble.breaks(number, what.after(), ENDINGS.get(what.ending()).get());
    return bench;
  }

  private static CutoverBench timeIsUp(Break what) {
    CutoverBench bench = breaking(what);
    bench.clock.advance(CutoverBench.HOLD.plusMinutes(1));
    return untilRetired(bench);
  }

  private static CutoverBench takenBack(Break what) {
    CutoverBench bench = breaking(what);
    String wish =
        Messages.write(
            new TakeBack(Runs.RUN, "dba", bench.decisions.intent(Runs.RUN).orElseThrow().at()));
    bench.deliver(wish);
    bench.deliver(wish);
    return untilRetired(bench);
  }

  private static CutoverBench untilRetired(CutoverBench bench) {
    for (int looks = 0; looks < 100 && bench.state(StepName.RETIRE).isEmpty(); looks++) {
      bench.look(StepName.RETIRE);
      rdsGoesOn(bench);
      bench.clock.advance(Duration.ofSeconds(20));
    }
    bench.look(StepName.RETIRE);
    return bench;
  }

  private static void rdsGoesOn(CutoverBench bench) {
    bench.production.pass();
    finalSnapshot(bench)
        .filter(taken -> !taken.isAvailable())
        .ifPresent(
            taken ->
                bench.rds.put(
                    FakeRds.snapshot(
                        taken.ref(), taken.databaseIdentifier(), "available", taken.tags())));
    bench
        .found(CutoverBench.OLD)
        .filter(old -> old.state().isDeleting())
        .ifPresent(old -> bench.rds.remove(old.state().ref()));
  }

  private static Optional<SnapshotState> finalSnapshot(CutoverBench bench) {
    SnapshotRef last = DeleteOld.finalSnapshot(CutoverBench.ASIDE, bench.run());
    return bench.rds.snapshot(last);
  }

  private static void assertGone(CutoverBench bench, String where) {
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.RETIRE), where);
    assertEquals(Optional.of(CutoverBench.NEW), bench.holder(), where);
    assertTrue(bench.found(CutoverBench.OLD).isEmpty(), where);
    assertTrue(finalSnapshot(bench).filter(SnapshotState::isAvailable).isPresent(), where);
    assertEquals(1, bench.production.calls().stream().filter(DELETION::equals).count(), where);
    assertEquals(1, bench.rds.calls().size(), where + ": " + bench.rds.calls());
  }

  private static void assertBack(CutoverBench bench, String where) {
    assertEquals(Optional.of(StepState.FAILED), bench.state(StepName.RETIRE), where);
    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code(), where);
    assertEquals(Optional.of(CutoverBench.OLD), bench.holder(), where);
    assertTrue(bench.found(CutoverBench.NEW).orElseThrow().deletionProtected(), where);
    assertFalse(
        bench.production.calls().stream().anyMatch(call -> call.startsWith("delete")), where);
  }
}
