package io.snaprelay.copy;

import static io.snaprelay.names.StepName.copyTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.SnapshotShared;
import io.snaprelay.events.StepState;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan with three targets, of which the last is a copy of the second. */
class SeveralCopiesTest {
  private static final StepName FIRST = copyTo("eu-central-1");
  private static final StepName SECOND = copyTo("us-east-1");
  private static final StepName HOP = copyTo("far");
  private static final FrozenPlan PLAN =
      Runs.nightly()
          .copiedTo(
              new Copy("eu-central-1", Optional.empty(), Optional.empty()),
              new Copy("us-east-1", Optional.empty(), Optional.empty()),
              new Copy(
                  Optional.of("far"),
                  "us-west-2",
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of("us-east-1")))
          .sharedWith("333333333333")
          .frozen();

  private final CopyBench bench = new CopyBench(PLAN, Optional.empty());

  @Test
  void theEventBeginsEveryCopyOfTheSnapshotByAMessageOfItsOwn() {
    assertEquals(Disposition.ACKNOWLEDGE, bench.start());

    assertEquals(List.of(), bench.rds.calls());
    assertEquals(2, bench.loop.mailbox.sent().size());
    recheck(FIRST);
    recheck(SECOND);
    assertEquals(
        List.of(
            "copySnapshot " + ref(FIRST).identifier(), "copySnapshot " + ref(SECOND).identifier()),
        bench.rds.calls());
    assertEquals("us-east-1", ref(SECOND).region());
    assertEquals(tags(SECOND), bench.rds.snapshot(ref(SECOND)).orElseThrow().tags());
  }

  @Test
  void aHopBeginsWhenWhatItIsOfIsComplete() {
    bench.start();
    complete(SECOND);
    CopyCompleted completed = bench.completed().get(0);

    bench.loop.deliver(completed);
    recheck(HOP);

    assertEquals("copySnapshot " + ref(HOP).identifier(), last());
    put(HOP, "available");
    recheck(HOP);
    assertEquals(ref(SECOND), bench.completed().get(1).source());
    assertEquals(ref(HOP), bench.completed().get(1).copy());
  }

  @Test
  void theFirstCopyBeginsNoHopOfTheSecond() {
    complete(FIRST);

    bench.loop.deliver(bench.completed().get(0));

    assertEquals(
        List.of("copySnapshot " + ref(FIRST).identifier(), "share " + ref(FIRST).identifier()),
        bench.rds.calls());
  }

  @Test
  void onlyTheFirstCopyIsShared() {
    complete(SECOND);
    bench.loop.deliver(bench.completed().get(0));
    assertEquals(List.of(), bench.rds.sharedWith(ref(SECOND)));

    complete(FIRST);
    bench.loop.deliver(bench.completed().get(1));

    assertEquals(List.of("333333333333"), bench.rds.sharedWith(ref(FIRST)));
    assertEquals(ref(FIRST), bench.loop.bus.published(SnapshotShared.class).get(0).snapshot());
  }

  @Test
  void aCopyThatFailsTakesOnlyItsOwnHopsWithIt() {
    recheck(SECOND);
    bench.rds.remove(ref(SECOND));
    recheck(SECOND);

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, bench.failures().get(0).code());
    assertEquals(SECOND, bench.failures().get(0).step());
    assertEquals(StepState.NOT_REACHED, state(HOP));
    assertTrue(bench.loop.ledger.step(PLAN.run(), FIRST).isEmpty());

    complete(FIRST);
    bench.loop.deliver(bench.completed().get(0));

    RunCompleted end = bench.loop.bus.published(RunCompleted.class).get(0);
    assertEquals(
        Map.of(
            StepName.SNAPSHOT,
            StepState.DONE,
            FIRST,
            StepState.DONE,
            SECOND,
            StepState.FAILED,
            HOP,
            StepState.NOT_REACHED,
            StepName.SHARE,
            StepState.DONE),
        end.steps());
  }

  @Test
  void everythingTwiceAndTheHopBeforeItsSourceMakesEachCopyOnce() {
    bench.loop.deliverRdsEvent("RDS-EVENT-0060", ref(HOP).arn(), bench.loop.clock.instant());
    recheck(HOP);
    for (int i = 0; i < 2; i++) {
      bench.start();
      recheck(FIRST);
      recheck(SECOND);
      recheck(SECOND);
    }
    put(SECOND, "available");
    bench.loop.deliverRdsEvent("RDS-EVENT-0060", ref(SECOND).arn(), bench.loop.clock.instant());
    recheck(SECOND);
    bench.loop.deliver(bench.completed().get(0));
    bench.loop.deliver(bench.completed().get(0));
    recheck(HOP);
    recheck(HOP);

    assertEquals(3, bench.rds.calls().stream().distinct().count());
    assertEquals(3, bench.rds.calls().size());
    assertEquals(List.of(), bench.failures());
  }

  @Test
  void aSanitizedCopyBeginsNoHop() {
    complete(SECOND);
    CopyCompleted real = bench.completed().get(0);

    bench.loop.deliver(
        new CopyCompleted(
            real.header(), real.source(), real.copy(), Origin.SANITIZED, real.facts()));
    recheck(FIRST);

    assertTrue(bench.rds.snapshot(ref(HOP)).isEmpty());
  }

  private void complete(StepName step) {
    recheck(step);
    put(step, "available");
    recheck(step);
  }

  private Disposition recheck(StepName step) {
    return bench.loop.deliver(new Recheck(PLAN.run(), step, PLAN.deadline(), Optional.empty()));
  }

  private void put(StepName step, String status) {
    SnapshotState state = FakeRds.snapshot(ref(step), Runs.ORDERS.identifier(), status, tags(step));
    bench.rds.put(state);
  }

  private StepState state(StepName step) {
    return bench.loop.ledger.step(PLAN.run(), step).orElseThrow().state();
  }

  private String last() {
    return bench.rds.calls().get(bench.rds.calls().size() - 1);
  }

  private SnapshotRef ref(StepName step) {
    Copy target = Copies.of(PLAN.plan()).madeBy(step).orElseThrow();
    return new SnapshotRef(
        Runs.ORDERS.kind(), Runs.ACCOUNT, target.region(), bench.run().resourceName(step));
  }

  private static Map<String, String> tags(StepName step) {
    return new Ownership(PLAN.run(), step, ResourceRole.COPY).tags();
  }
}
