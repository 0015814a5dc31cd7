package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given away is a snapshot of exactly the database that was masked. */
class SanitizedSnapshotTest {
  private static final FrozenPlan PLAN =
      Runs.copiedAndVerified()
          .sanitized(new Sanitize("rules.yaml", Optional.empty(), List.of(), Optional.empty()))
          .frozen();
  private static final DatabaseRef TEMPORARY =
      new DatabaseRef(
          DatabaseKind.INSTANCE,
          Runs.ACCOUNT,
          "eu-central-1",
          "snaprelay-" + PLAN.run() + "-restore");
  private static final Map<String, String> TAGS =
      new Ownership(PLAN.run(), StepName.SANITIZED_SNAPSHOT, ResourceRole.SANITIZED).tags();

  private final SnapshotBench bench = new SnapshotBench();

  @BeforeEach
  void aRunHasRestored() {
    DatabaseState temporary = FakeRds.instance(TEMPORARY, Map.of());
    bench.loop.begun(PLAN);
    bench.rds.put(temporary);
    bench.loop.ledger.created(
        PLAN.run(),
        StepName.RESTORE,
        new Created(TEMPORARY.arn(), temporary.resourceId(), Runs.REQUESTED_AT));
  }

  @Test
  void whatWasMaskedIsSnapshottedUnderTheDerivedName() {
    sanitized();

    deliver();

    assertEquals(List.of("createSnapshot " + derived().identifier()), bench.rds.calls());
    assertEquals(TAGS, bench.rds.snapshot(derived()).orElseThrow().tags());
  }

  @Test
  void itIsAnnouncedOnceItIsAvailableAndNotBefore() {
    sanitized();
    deliver();
    bench.loop.deliverRdsEvent("RDS-EVENT-0042", derived().arn(), bench.loop.clock.instant());
    assertEquals(List.of(), created());
    put("available", TAGS);

    bench.loop.deliverRdsEvent("RDS-EVENT-0042", derived().arn(), bench.loop.clock.instant());

    assertEquals(Origin.SANITIZED, created().get(0).origin());
    assertEquals(derived(), created().get(0).snapshot());
    assertEquals(TEMPORARY, created().get(0).database());
  }

  @Test
  void theRecheckFindsItWhenEveryRdsEventIsLost() {
    sanitized();
    deliver();
    put("available", TAGS);

    assertEquals(Disposition.ACKNOWLEDGE, recheck());

    assertEquals(1, created().size());
  }

  @Test
  void nothingIsTakenWhenTheLedgerDoesNotSayThatEveryPostConditionHeld() {
    deliver();
    recheck();

    assertEquals(List.of(), bench.rds.calls());
    assertEquals(List.of(), created());
  }

  @Test
  void nothingIsTakenOnceTheMaskingIsRecordedAsFailed() {
    record(StepState.FAILED, List.of());

    deliver();
    recheck();

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void nothingIsTakenOfAnotherDatabaseThatBearsTheName() {
    sanitized();
    DatabaseState there = FakeRds.instance(TEMPORARY, Map.of());
    bench.rds.put(
        new DatabaseState(
            there.ref(),
            "db-ANOTHER",
            there.status(),
            there.settled(),
            there.lost(),
            there.endpoint(),
            there.masterSecretArn(),
            there.masterPasswordManaged(),
            there.engine(),
            there.engineVersion(),
            there.tags()));

    deliver();

    assertEquals(FailureCode.NAME_TAKEN, failure().code());
    assertTrue(failure().detail().contains("db-ANOTHER"), failure().detail());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aTemporaryDatabaseThatIsGoneFailsTheStep() {
    sanitized();
    bench.rds.remove(TEMPORARY);

    deliver();

    assertEquals(FailureCode.DATABASE_NOT_FOUND, failure().code());
    assertTrue(failure().detail().contains("sanitized database"), failure().detail());
  }

  @Test
  void aForeignSnapshotWithTheDerivedNameIsNotTouched() {
    sanitized();
    put("available", Map.of());

    deliver();

    assertEquals(FailureCode.NAME_TAKEN, failure().code());
    assertEquals(List.of(), created());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rds.createSnapshot", "ledger.create"})
  void aServiceKilledInBetweenTakesOneSnapshot(String point) {
    sanitized();
    bench.loop.faults.failAfter(point, new IllegalStateException("killed"));
    deliver();

    deliver();
    put("available", TAGS);
    recheck();
    deliver();

    assertEquals(1, bench.rds.calls().size());
    assertEquals(1, created().stream().distinct().count());
  }

  private void sanitized() {
    record(StepState.DONE, StepRecord.emitted(List.of(done())));
  }

  private void record(StepState state, List<StepRecord.Emitted> events) {
    bench.loop.ledger.record(
        new StepRecord(
            PLAN.run(),
            StepName.SANITIZE,
            state,
            bench.loop.clock.instant(),
            "sanitize-service",
            Optional.empty(),
            Optional.empty(),
            events));
  }

  private SanitizeCompleted done() {
    return new SanitizeCompleted(
        bench.run(PLAN).header(SanitizeCompleted.class, "db-1"), TEMPORARY, "0".repeat(64));
  }

  private Disposition deliver() {
    return bench.loop.deliver(done());
  }

  private Disposition recheck() {
    return bench.loop.deliver(
        new Recheck(PLAN.run(), StepName.SANITIZED_SNAPSHOT, PLAN.deadline(), Optional.empty()));
  }

  private SnapshotRef derived() {
    return new SnapshotRef(
        TEMPORARY.kind(),
        TEMPORARY.account(),
        TEMPORARY.region(),
        bench.run(PLAN).resourceName(StepName.SANITIZED_SNAPSHOT));
  }

  private void put(String status, Map<String, String> tags) {
    bench.rds.put(FakeRds.snapshot(derived(), TEMPORARY.identifier(), status, tags));
  }

  private List<SnapshotCreated> created() {
    return bench.loop.bus.published(SnapshotCreated.class);
  }

  private StepFailed failure() {
    return bench.loop.bus.published(StepFailed.class).get(0);
  }
}
