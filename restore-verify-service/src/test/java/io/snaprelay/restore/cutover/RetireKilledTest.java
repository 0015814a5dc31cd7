package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.rds.Whereabouts;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call that leaves the service after a cutover, to delete the old production and to take it
 * back, is broken once: before its effect, after it, and by each refusal that passes.
 */
class RetireKilledTest {
  private static final List<Supplier<RuntimeException>> ENDINGS =
      List.of(
          Trouble.Killed::new,
          () -> FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "NoAnswer", "lost"),
          () -> FakeRds.failure(AwsFailure.Kind.THROTTLED, "Throttling", "slow down"));

  /** What happens to one call of a story about databases of a shape. */
  private record Break(Shape shape, int call, boolean after, int ending) {
    static Break none(Shape shape) {
      return new Break(shape, -1, false, 0);
    }
  }

  /** A story from a cutover that is completed to its end. */
  private interface Story {
    CutoverBench play(Break what);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void whicheverCallBreaksTheOldProductionGoesOnceAndOnlyAfterItsFinalSnapshot(Shape shape) {
    everywhere(shape, RetireKilledTest::timeIsUp, RetireKilledTest::assertGone);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void whicheverCallBreaksWhoTakesItBackGetsItBackAndNothingIsDeleted(Shape shape) {
    everywhere(shape, RetireKilledTest::takenBack, RetireKilledTest::assertBack);
  }

  /** Two deliveries of one message that both find no final snapshot yet. */
  @Test
  void aFinalSnapshotThatAnotherDeliveryHasJustTakenIsWaitedFor() {
    CutoverBench bench = cutOver(Shape.INSTANCE);
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

  private static void everywhere(Shape shape, Story story, BiConsumer<CutoverBench, String> good) {
    CutoverBench whole = story.play(Break.none(shape));
    good.accept(whole, "nothing broke");
    int calls = whole.trouble.calls() - cutOver(shape).trouble.calls();
    assertTrue(calls > 15, "Only %d calls".formatted(calls));
    for (int call = 0; call < calls; call += stride(shape)) {
      int passing = 1 + call % (ENDINGS.size() - 1);
      for (Break each :
          List.of(
              new Break(shape, call, true, 0),
              new Break(shape, call, false, 0),
              new Break(shape, call, false, passing))) {
        good.accept(story.play(each), each.toString());
      }
    }
  }

  private static int stride(Shape shape) {
    return shape == Shape.INSTANCE ? 1 : CutoverKilledTest.STRIDE;
  }

  private static CutoverBench cutOver(Shape shape) {
    CutoverBench bench = new CutoverBench(Approval.AUTOMATIC, shape);
    bench.production.protectedIs(bench.stage.oldId());
    bench.until(StepName.CUTOVER);
    assertTrue(bench.completed());
    return bench;
  }

  private static CutoverBench breaking(Break what) {
    CutoverBench bench = cutOver(what.shape());
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
        .found(bench.stage.oldId())
        .map(Whereabouts::state)
        .ifPresent(
            old ->
                Stream.concat(old.members().stream(), Stream.of(old))
                    .filter(DatabaseState::isDeleting)
                    .forEach(each -> bench.rds.remove(each.ref())));
  }

  private static Optional<SnapshotState> finalSnapshot(CutoverBench bench) {
    SnapshotRef last = DeleteOld.finalSnapshot(bench.stage.aside(), bench.run());
    return bench.rds.snapshot(last);
  }

  private static void assertGone(CutoverBench bench, String where) {
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.RETIRE), where);
    assertEquals(Optional.of(bench.stage.newId()), bench.holder(), where);
    assertTrue(bench.found(bench.stage.oldId()).isEmpty(), where);
    assertTrue(finalSnapshot(bench).filter(SnapshotState::isAvailable).isPresent(), where);
    assertEquals(
        1 + bench.stage.names().size(),
        bench.production.calls().stream()
            .filter(call -> call.startsWith("deleteKeepingBackups"))
            .distinct()
            .count(),
        where);
    assertTrue(
        bench
            .production
            .calls()
            .contains("deleteKeepingBackups " + bench.stage.aside().identifier()),
        where);
    assertTrue(bench.stage.areCalled(bench.rds, bench.stage.serving(true)), where);
    assertEquals(1, bench.rds.calls().size(), where + ": " + bench.rds.calls());
  }

  private static void assertBack(CutoverBench bench, String where) {
    assertEquals(Optional.of(StepState.FAILED), bench.state(StepName.RETIRE), where);
    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code(), where);
    assertEquals(Optional.of(bench.stage.oldId()), bench.holder(), where);
    assertTrue(bench.found(bench.stage.newId()).orElseThrow().deletionProtected(), where);
    assertTrue(bench.stage.areCalled(bench.rds, bench.stage.serving(false)), where);
    assertTrue(bench.stage.areCalled(bench.rds, bench.stage.apart(false)), where);
    assertFalse(
        bench.production.calls().stream().anyMatch(call -> call.startsWith("delete")), where);
  }
}
