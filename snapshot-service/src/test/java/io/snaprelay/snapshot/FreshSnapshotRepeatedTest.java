package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every message may come again, and a service may be killed at any point. */
class FreshSnapshotRepeatedTest {
  private static final FrozenPlan PLAN = Runs.nightly().frozen();

  private final SnapshotBench bench = new SnapshotBench();

  @BeforeEach
  void aRunHasBegunAndItsDatabaseIsAvailable() {
    bench.loop.begun(PLAN);
    bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));
  }

  @Test
  void itIsAnnouncedOnceWhenEveryMessageComesTwiceAndInAnyOrder() {
    bench.rdsEvent(PLAN);
    bench.start(PLAN);
    bench.start(PLAN);
    bench.rdsEvent(PLAN);
    bench.putOwn(PLAN, "available");
    bench.recheck(PLAN);
    bench.rdsEvent(PLAN);
    bench.recheck(PLAN);
    bench.start(PLAN);

    assertEquals(1, bench.rds.calls().size());
    assertEquals(1, created().stream().distinct().count());
    assertEquals(1, bench.loop.bus.distinctIds(RunCompleted.class).size());
  }

  @Test
  void fiveDeliveriesMakeOneSnapshot() {
    for (int i = 0; i < 5; i++) {
      bench.start(PLAN);
    }

    assertEquals(1, bench.rds.calls().size());
    assertEquals(List.of(), failures());
  }

  @Test
  void aServiceKilledBetweenTheCallAndItsRecordAdoptsItsOwnSnapshot() {
    bench.loop.faults.failAfter("rds.createSnapshot", new IllegalStateException("killed"));
    bench.start(PLAN);
    bench.rds.put(FakeRds.database(Runs.ORDERS, "backing-up", false, Map.of()));

    bench.start(PLAN);

    assertEquals(1, bench.rds.calls().size());
    assertTrue(bench.run(PLAN).created(StepName.SNAPSHOT).isPresent());
  }

  @Test
  void whatIsOursIsRecordedBeforeItIsAnnouncedEvenIfItsRdsEventComesFirst() {
    bench.loop.faults.failAfter("rds.createSnapshot", new IllegalStateException("killed"));
    bench.start(PLAN);
    bench.putOwn(PLAN, "available");

    bench.rdsEvent(PLAN);
    assertTrue(bench.run(PLAN).created(StepName.SNAPSHOT).isPresent());
    assertEquals(List.of(), created());
    bench.start(PLAN);
    bench.recheck(PLAN);

    assertEquals(1, created().size());
  }

  @Test
  void aLostReplyIsAskedForAgain() {
    bench.loop.faults.failAfter(
        "rds.createSnapshot",
        FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "NoAnswer", "timed out"));

    assertInstanceOf(Disposition.Release.class, bench.start(PLAN));
    assertEquals(Disposition.ACKNOWLEDGE, bench.start(PLAN));

    assertEquals(1, bench.rds.calls().size());
    assertEquals(List.of(), failures());
  }

  @Test
  void aQuotaThatOurOwnSnapshotUsedUpIsNoFailure() {
    bench.putOwn(PLAN, "creating");
    overQuota();

    bench.start(PLAN);

    assertEquals(List.of(), failures());
    assertTrue(bench.run(PLAN).created(StepName.SNAPSHOT).isPresent());
  }

  private void overQuota() {
    bench.loop.faults.failBefore(
        "rds.createSnapshot",
        FakeRds.failure(AwsFailure.Kind.QUOTA_EXCEEDED, "SnapshotQuotaExceeded", "no more"));
  }

  private List<SnapshotCreated> created() {
    return bench.loop.bus.published(SnapshotCreated.class);
  }

  private List<StepFailed> failures() {
    return bench.loop.bus.published(StepFailed.class);
  }
}
