package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.SnapshotSource.Kind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenSnapshotTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-17T02:00:00Z");
  private static final SnapshotRef NAMED = SnapshotBench.snapshot("before-42");

  private final SnapshotBench bench = new SnapshotBench();

  @BeforeEach
  void theDatabaseHasTwoSnapshots() {
    bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));
    bench.rds.put(SnapshotBench.available("by-hand", "manual", TUESDAY));
    bench.rds.put(SnapshotBench.available("rds:orders-prod-2026-11-16", "automated", MONDAY));
  }

  @Test
  void theLatestIsTheNewestOfAnyType() {
    start(SnapshotSource.of(Kind.LATEST));

    assertEquals("by-hand", created().get(0).snapshot().identifier());
    assertEquals(TUESDAY, created().get(0).facts().dataAsOf());
  }

  @Test
  void theAutomatedOneIsTheNewestThatRdsTookByItself() {
    start(SnapshotSource.of(Kind.AUTOMATED));

    assertEquals("rds:orders-prod-2026-11-16", created().get(0).snapshot().identifier());
  }

  @Test
  void theChoiceOfTheFirstDeliveryStaysWhenANewerSnapshotComes() {
    FrozenPlan plan = start(SnapshotSource.of(Kind.LATEST));
    bench.rds.put(SnapshotBench.available("newer", "manual", TUESDAY.plusSeconds(1)));

    bench.start(plan);
    bench.recheck(plan);

    assertEquals(1, created().stream().distinct().count());
    assertEquals("by-hand", created().get(0).snapshot().identifier());
  }

  @Test
  void nothingIsWrittenToRds() {
    start(SnapshotSource.of(Kind.LATEST));

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void theOldestIsProvedWhereThePlanSaysSo() {
    start(SnapshotSource.of(Kind.OLDEST));

    assertEquals("rds:orders-prod-2026-11-16", created().get(0).snapshot().identifier());
  }

  @Test
  void aDrawIsOneOfThem() {
    start(SnapshotSource.of(Kind.RANDOM));

    assertTrue(
        List.of("by-hand", "rds:orders-prod-2026-11-16")
            .contains(created().get(0).snapshot().identifier()));
  }

  @Test
  void whereAllAreTooOldTheWindowIsNamed() {
    start(SnapshotSource.of(Kind.LATEST).within(Duration.ofHours(1)));

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, failure().code());
    assertTrue(failure().detail().contains("PT1H"), failure()::detail);
  }

  @ParameterizedTest
  @EnumSource(names = {"LATEST", "AUTOMATED", "OLDEST", "RANDOM"})
  void whereNothingFitsItIsSaidWhatWasLookedFor(Kind kind) {
    bench.rds.remove(SnapshotBench.snapshot("by-hand"));
    bench.rds.remove(SnapshotBench.snapshot("rds:orders-prod-2026-11-16"));

    start(SnapshotSource.of(kind));

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, failure().code());
    assertTrue(failure().detail().contains(Runs.ORDERS.arn()), failure()::detail);
    assertEquals(kind == Kind.AUTOMATED, failure().detail().contains("automated"));
  }

  @Test
  void whereTheDatabaseIsMissingTooThatIsSaidInstead() {
    bench.rds.remove(Runs.ORDERS);
    bench.rds.remove(SnapshotBench.snapshot("by-hand"));

    start(SnapshotSource.of(Kind.AUTOMATED));
    assertEquals(1, created().size(), "a snapshot outlives its database");

    SnapshotBench empty = new SnapshotBench();
    FrozenPlan plan = Runs.nightly().of(SnapshotSource.of(Kind.LATEST)).frozen();
    empty.loop.begun(plan);
    empty.start(plan);
    assertEquals(
        FailureCode.DATABASE_NOT_FOUND, empty.loop.bus.published(StepFailed.class).get(0).code());
  }

  @Test
  void aNamedSnapshotIsTaken() {
    bench.put(NAMED, "available", Map.of());

    start(SnapshotSource.named("before-42"));

    assertEquals(NAMED, created().get(0).snapshot());
  }

  @ParameterizedTest
  @ValueSource(strings = {"creating", "copying"})
  void aNamedSnapshotThatIsNotReadyIsWaitedFor(String status) {
    bench.put(NAMED, status, Map.of());
    FrozenPlan plan = start(SnapshotSource.named("before-42"));
    assertEquals(1, bench.rechecksOf(StepName.SNAPSHOT));
    assertEquals(new Disposition.Release(SnapshotBench.PACE.next()), bench.recheck(plan));

    bench.put(NAMED, "available", Map.of());
    bench.recheck(plan);

    assertEquals(NAMED, created().get(0).snapshot());
  }

  @Test
  void aNamedSnapshotThatDoesNotExistIsNamed() {
    start(SnapshotSource.named("before-42"));

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, failure().code());
    assertTrue(failure().detail().contains(NAMED.arn()), failure()::detail);
  }

  @Test
  void aNamedSnapshotOfAnotherDatabaseIsRefused() {
    bench.rds.put(FakeRds.snapshot(NAMED, "invoices-prod", "available", Map.of()));

    start(SnapshotSource.named("before-42"));

    assertEquals(FailureCode.SNAPSHOT_DIFFERS, failure().code());
    assertTrue(failure().detail().contains("invoices-prod"), failure()::detail);
    assertEquals(List.of(), created());
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "deleting"})
  void aNamedSnapshotThatWillNeverBeReadyFailsTheStep(String status) {
    bench.put(NAMED, status, Map.of());

    start(SnapshotSource.named("before-42"));

    FailureCode expected =
        status.equals("failed") ? FailureCode.SNAPSHOT_FAILED : FailureCode.SNAPSHOT_NOT_FOUND;
    assertEquals(expected, failure().code());
  }

  private FrozenPlan start(SnapshotSource source) {
    FrozenPlan plan = Runs.nightly().of(source).frozen();
    bench.loop.begun(plan);
    bench.start(plan);
    return plan;
  }

  private List<SnapshotCreated> created() {
    return bench.loop.bus.published(SnapshotCreated.class);
  }

  private StepFailed failure() {
    return bench.loop.bus.published(StepFailed.class).get(0);
  }
}
