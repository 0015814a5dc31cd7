package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of the two databases that a run may have masked, the plan says which one is given away. */
class CleanRoomSnapshotTest {
  private static final List<String> TAKEN =
      List.of("createSnapshot snaprelay-" + Runs.RUN + "-sanitized-snapshot");

  private final SnapshotBench bench = new SnapshotBench();

  @Test
  void withLevelL3TheCleanRoomIsSnapshotted() {
    FrozenPlan plan = begun(Sanitize.Level.L3);

    deliver(plan, database("clean-room"));

    assertEquals(TAKEN, bench.rds.calls());
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
  }

  @Test
  void withLevelL3TheMaskedDatabaseItselfIsNot() {
    FrozenPlan plan = begun(Sanitize.Level.L3);

    deliver(plan, database("restore"));

    nothingIsTaken();
  }

  @Test
  void withoutItACleanRoomIsNobodysIdea() {
    FrozenPlan plan = begun(Sanitize.Level.L2);

    deliver(plan, database("clean-room"));

    nothingIsTaken();
  }

  @Test
  void aDatabaseOfAnyOtherNameIsNeverTaken() {
    FrozenPlan plan = begun(Sanitize.Level.L3);
    DatabaseRef other =
        new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-central-1", "orders-prod");
    bench.rds.put(FakeRds.instance(other, Map.of()));

    deliver(plan, other);

    nothingIsTaken();
  }

  @Test
  void aCleanRoomWhoseResourceIdTheLedgerDoesNotHoldIsNotTaken() {
    FrozenPlan plan = begun(Sanitize.Level.L3);
    DatabaseState impostor = FakeRds.instance(database("clean-room"), Map.of());
    bench.rds.remove(impostor.ref());
    bench.rds.put(
        new DatabaseState(
            impostor.ref(),
            "db-ANOTHER",
            "available",
            true,
            false,
            impostor.endpoint(),
            Optional.empty(),
            true,
            "postgres",
            "17.11",
            Map.of()));

    deliver(plan, impostor.ref());

    nothingIsTaken();
  }

  private void nothingIsTaken() {
    assertEquals(List.of(), bench.rds.calls());
    assertEquals(List.of(), bench.loop.bus.published(SnapshotCreated.class));
    assertEquals(1, bench.loop.bus.published(StepFailed.class).size());
  }

  /** Both databases exist and are recorded. */
  private FrozenPlan begun(Sanitize.Level level) {
    FrozenPlan plan =
        Runs.copiedAndVerified()
            .sanitized(
                new Sanitize("rules.yaml", Optional.empty(), List.of(), Optional.empty(), level))
            .frozen();
    bench.loop.begun(plan);
    exists("restore");
    exists("clean-room");
    return plan;
  }

  private void exists(String creator) {
    DatabaseState state = FakeRds.instance(database(creator), Map.of());
    bench.rds.put(state);
    bench.loop.ledger.created(
        Runs.RUN,
        new StepName(creator),
        new Created(state.ref().arn(), state.resourceId(), Runs.REQUESTED_AT));
  }

  private void deliver(FrozenPlan plan, DatabaseRef masked) {
    SanitizeCompleted done =
        new SanitizeCompleted(
            bench.run(plan).header(SanitizeCompleted.class, "db-1"), masked, "0".repeat(64));
    bench.loop.ledger.record(
        RunRecords.done(plan.run(), StepName.SANITIZE, bench.loop.clock.instant(), done));
    bench.loop.deliver(done);
  }

  private static DatabaseRef database(String creator) {
    return new DatabaseRef(
        DatabaseKind.INSTANCE,
        Runs.ACCOUNT,
        "eu-central-1",
        "snaprelay-" + Runs.RUN + "-" + creator);
  }
}
