package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshSnapshotTest {
  private static final FrozenPlan PLAN = Runs.nightly().frozen();

  private final SnapshotBench bench = new SnapshotBench();

  @BeforeEach
  void aRunHasBegunAndItsDatabaseIsAvailable() {
    bench.loop.begun(PLAN);
    bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));
  }

  @Test
  void aSnapshotIsTakenUnderTheDerivedNameAndRecorded() {
    bench.start(PLAN);

    assertEquals(List.of("createSnapshot " + bench.derived(PLAN).identifier()), bench.rds.calls());
    assertEquals(
        SnapshotBench.tags(PLAN.run()),
        bench.rds.snapshot(bench.derived(PLAN)).orElseThrow().tags());
    assertEquals(
        bench.derived(PLAN).arn(), bench.run(PLAN).created(StepName.SNAPSHOT).orElseThrow().arn());
  }

  @Test
  void itIsAnnouncedWhenItsRdsEventComes() {
    bench.start(PLAN);
    bench.putOwn(PLAN, "available");

    bench.rdsEvent(PLAN);

    SnapshotCreated created = created().get(0);
    assertEquals(bench.derived(PLAN), created.snapshot());
    assertEquals(Origin.SOURCE, created.origin());
    assertEquals(Runs.ORDERS, created.database());
  }

  @Test
  void itIsAnnouncedByTheRecheckWhenEveryRdsEventIsLost() {
    bench.start(PLAN);
    assertEquals(new Disposition.Release(SnapshotBench.PACE.next()), bench.recheck(PLAN));
    bench.putOwn(PLAN, "available");

    assertEquals(Disposition.ACKNOWLEDGE, bench.recheck(PLAN));

    assertEquals(1, created().size());
  }

  @Test
  void aForeignSnapshotWithTheDerivedNameIsNotTouched() {
    bench.put(bench.derived(PLAN), "available", Map.of("owner", "somebody"));

    bench.start(PLAN);

    StepFailed failed = failures().get(0);
    assertEquals(FailureCode.NAME_TAKEN, failed.code());
    assertTrue(failed.leftAsIs().contains("was not touched"), failed::leftAsIs);
    assertEquals(List.of(), bench.rds.calls());
    assertEquals(List.of(), created());
  }

  @Test
  void aSnapshotOfAnotherRunWithTheDerivedNameIsForeignToo() {
    bench.put(
        bench.derived(PLAN), "available", SnapshotBench.tags(RunId.of("other", "nightly", "x")));

    bench.start(PLAN);

    assertEquals(FailureCode.NAME_TAKEN, failures().get(0).code());
  }

  @Test
  void aForeignSnapshotThatTookTheNameLaterIsNotAnnounced() {
    bench.start(PLAN);
    bench.put(bench.derived(PLAN), "available", Map.of());

    bench.recheck(PLAN);

    assertEquals(FailureCode.NAME_TAKEN, failures().get(0).code());
    assertEquals(List.of(), created());
  }

  @Test
  void aDatabaseThatDoesNotExistFailsItsRunByName() {
    bench.rds.remove(Runs.ORDERS);

    bench.start(PLAN);

    assertEquals(FailureCode.DATABASE_NOT_FOUND, failures().get(0).code());
    assertTrue(failures().get(0).detail().contains("orders-prod in eu-west-1"));
    assertEquals(RunResult.FAILED, bench.loop.bus.published(RunCompleted.class).get(0).result());
  }

  @Test
  void aMissingDatabaseAmongTwoStopsOnlyItsOwnRun() {
    SnapshotBench two = new SnapshotBench();
    two.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));
    two.deliverFile("trigger.json");

    two.record("trigger-1").runs().forEach(two::start);

    FrozenPlan orders = two.record("trigger-1").runs().get(0);
    FrozenPlan invoices = two.record("trigger-1").runs().get(1);
    StepFailed failed = two.loop.bus.published(StepFailed.class).get(0);
    assertEquals(invoices.run(), failed.header().runId());
    assertEquals(List.of(orders.run()), two.loop.ledger.open());
    assertEquals(List.of("createSnapshot " + two.derived(orders).identifier()), two.rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"creating", "backing-up", "modifying", "maintenance"})
  void aBusyDatabaseIsWaitedForAndThenSnapshotted(String status) {
    bench.rds.put(FakeRds.database(Runs.ORDERS, status, false, Map.of()));
    assertEquals(Disposition.ACKNOWLEDGE, bench.start(PLAN));
    assertEquals(new Disposition.Release(SnapshotBench.PACE.next()), bench.recheck(PLAN));
    assertEquals(List.of(), bench.rds.calls());

    bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));
    bench.recheck(PLAN);
    bench.putOwn(PLAN, "available");
    bench.recheck(PLAN);

    assertEquals(1, created().size());
  }

  @Test
  void aDatabaseThatBecomesBusyJustBeforeTheCallIsWaitedFor() {
    bench.loop.faults.failBefore(
        "rds.createSnapshot",
        FakeRds.failure(AwsFailure.Kind.INVALID_STATE, "InvalidDBInstanceState", "busy"));

    bench.start(PLAN);
    bench.recheck(PLAN);

    assertEquals(List.of(), failures());
    assertEquals(1, bench.rds.calls().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stopped", "failed", "incompatible-parameters"})
  void aDatabaseThatDoesNotBecomeAvailableByItselfFailsTheStepAtOnce(String status) {
    bench.rds.put(FakeRds.database(Runs.ORDERS, status, false, Map.of()));

    bench.start(PLAN);

    assertEquals(FailureCode.DATABASE_NOT_READY, failures().get(0).code());
    assertTrue(failures().get(0).detail().contains("'" + status + "'"));
  }

  @Test
  void aDatabaseWhoseStorageIsBeingOptimizedIsSnapshottedAsRdsAllowsIt() {
    DatabaseState optimizing =
        FakeRds.database(Runs.ORDERS, "storage-optimization", false, Map.of());
    bench.rds.put(optimizing);

    bench.start(PLAN);

    assertEquals(1, bench.rds.calls().size());
  }

  @Test
  void aFailedSnapshotFailsTheStep() {
    bench.start(PLAN);
    bench.putOwn(PLAN, "failed");

    bench.recheck(PLAN);

    assertEquals(FailureCode.SNAPSHOT_FAILED, failures().get(0).code());
  }

  @Test
  void aSnapshotThatSomebodyDeletedFailsTheStepAndIsNotTakenAgain() {
    bench.start(PLAN);
    bench.rds.remove(bench.derived(PLAN));

    bench.recheck(PLAN);

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, failures().get(0).code());
    assertEquals(1, bench.rds.calls().size());
  }

  @Test
  void aUsedUpSnapshotQuotaFailsTheStepByName() {
    overQuota();

    bench.start(PLAN);

    assertEquals(FailureCode.QUOTA_EXCEEDED, failures().get(0).code());
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
