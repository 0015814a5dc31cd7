package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.PointInTimeChosen;
import io.snaprelay.events.StepFailed;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RDS holds the last week, up to five minutes before the run was requested. */
class ChosenPointInTimeTest {
  private static final Instant EARLIEST = Runs.REQUESTED_AT.minus(Duration.ofDays(7));
  private static final Instant LATEST = Runs.REQUESTED_AT.minus(Duration.ofMinutes(5));

  private final SnapshotBench bench = new SnapshotBench();

  @BeforeEach
  void theDatabaseIsBackedUp() {
    bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));
    bench.rds.backups.put(Runs.ORDERS, EARLIEST, LATEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-14T02:00:00Z", "2026-11-20T10:41:00Z", "2026-11-21T01:55:00Z"})
  void aTimeThatTheBackupsHoldIsChosenAndNothingIsWritten(String time) {
    start(SnapshotSource.pointInTime(Instant.parse(time)));

    PointInTimeChosen chosen = chosen().get(0);
    assertEquals(PointInTimeRef.of(Runs.ORDERS, Instant.parse(time)), chosen.source());
    assertEquals(Instant.parse(time), chosen.facts().dataAsOf());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void theLatestIsWhatItWasAtTheFirstDelivery() {
    FrozenPlan plan = start(SnapshotSource.latestPointInTime());
    bench.rds.backups.put(Runs.ORDERS, EARLIEST, LATEST.plusSeconds(300));

    bench.start(plan);
    bench.recheck(plan);

    assertEquals(1, chosen().stream().distinct().count());
    assertEquals(LATEST, chosen().get(0).source().at());
  }

  @Test
  void aTimeWhoseLogIsNotUploadedYetIsWaitedFor() {
    Instant justNow = Runs.REQUESTED_AT.minusSeconds(10);
    FrozenPlan plan = start(SnapshotSource.pointInTime(justNow));
    assertEquals(List.of(), chosen());

    bench.rds.backups.put(Runs.ORDERS, EARLIEST, Runs.REQUESTED_AT);
    bench.recheck(plan);

    assertEquals(justNow, chosen().get(0).source().at());
  }

  @Test
  void aLogThatIsNeverUploadedIsNotWaitedForTillTheDeadline() {
    FrozenPlan plan = start(SnapshotSource.pointInTime(Runs.REQUESTED_AT.minusSeconds(10)));

    bench.loop.clock.advance(Duration.ofMinutes(16));
    bench.recheck(plan);

    assertEquals(FailureCode.POINT_IN_TIME_NOT_RESTORABLE, failure().code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-14T01:59:59Z", "2026-11-21T12:00:00Z"})
  void aTimeThatTheyDoNotHoldIsRefusedWithTheTimesThatTheyDo(String time) {
    start(SnapshotSource.pointInTime(Instant.parse(time)));

    assertEquals(FailureCode.POINT_IN_TIME_NOT_RESTORABLE, failure().code());
    for (Object each : List.of(EARLIEST, LATEST, time, Runs.ORDERS.arn())) {
      assertTrue(failure().detail().contains(each.toString()), failure()::detail);
    }
  }

  @Test
  void whereNothingIsBackedUpItIsSaidWhatWouldBe() {
    SnapshotBench without = new SnapshotBench();
    without.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));

    without.start(frozen(SnapshotSource.latestPointInTime(), without));

    StepFailed failed = without.loop.bus.published(StepFailed.class).get(0);
    assertEquals(FailureCode.POINT_IN_TIME_NOT_RESTORABLE, failed.code());
    assertTrue(failed.detail().contains("backup retention"), failed::detail);
  }

  @Test
  void aDatabaseThatRdsDoesNotKnowIsNamed() {
    SnapshotBench empty = new SnapshotBench();

    empty.start(frozen(SnapshotSource.latestPointInTime(), empty));

    assertEquals(
        FailureCode.DATABASE_NOT_FOUND, empty.loop.bus.published(StepFailed.class).get(0).code());
  }

  private FrozenPlan start(SnapshotSource source) {
    FrozenPlan plan = frozen(source, bench);
    bench.start(plan);
    return plan;
  }

  private static FrozenPlan frozen(SnapshotSource source, SnapshotBench bench) {
    FrozenPlan plan = Runs.nightly().of(source).verified().frozen();
    bench.loop.begun(plan);
    return plan;
  }

  private List<PointInTimeChosen> chosen() {
    return bench.loop.bus.published(PointInTimeChosen.class);
  }

  private StepFailed failure() {
    return bench.loop.bus.published(StepFailed.class).get(0);
  }
}
