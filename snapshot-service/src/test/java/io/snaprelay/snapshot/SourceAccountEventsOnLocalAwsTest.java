package io.snaprelay.snapshot;

import static io.snaprelay.snapshot.ProductionElsewhere.FIRST;
import static io.snaprelay.snapshot.ProductionElsewhere.NIGHTLY;
import static io.snaprelay.snapshot.ProductionElsewhere.SECOND;
import static io.snaprelay.snapshot.ProductionElsewhere.database;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.events.RunRequested;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.Runs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;

/**
 * Which databases of other accounts runs are for: those that bear a tag, and those that an RDS
 * event of their account is about.
 */
class SourceAccountEventsOnLocalAwsTest extends SourceAccountBench {
  @Test
  void equalNamesInTwoAccountsAreTwoDatabasesWithARunEach() throws IOException {
    start(Runs.ACCOUNT);
    world.create(database(DatabaseKind.INSTANCE, FIRST), NIGHTLY);
    world.create(database(DatabaseKind.INSTANCE, SECOND), NIGHTLY);
    world.create(database(DatabaseKind.INSTANCE, Runs.ACCOUNT), NIGHTLY);

    world.bench.plans(
        () -> ProductionElsewhere.example().replace("source: event", "source: fresh"));
    world.bench.loop.deliver("{\"id\":\"t\",\"plan\":\"automated\"}");
    world.started().forEach(world.bench.loop::deliver);

    assertEquals(
        List.of("orders-prod-333333333333", "orders-prod-444444444444"),
        world.bench.record("t").runs().stream().map(FrozenPlan::databaseName).sorted().toList());
    assertEquals(1, world.rds.manualSnapshots(FIRST, "eu-west-1").size());
    assertEquals(1, world.rds.manualSnapshots(SECOND, "eu-west-1").size());
    assertEquals(List.of(), world.rds.manualSnapshots(Runs.ACCOUNT, "eu-west-1"));
  }

  @Test
  void anEventOfThatAccountStartsThePlanThatHasItsDatabase() throws IOException {
    start(Runs.ACCOUNT);
    world.create(database(DatabaseKind.INSTANCE, SECOND), NIGHTLY);
    world.takeByHand(database(DatabaseKind.INSTANCE, SECOND), "taken-by-rds");
    SnapshotRef taken = new SnapshotRef(DatabaseKind.INSTANCE, SECOND, "eu-west-1", "taken-by-rds");

    event(taken);

    RunRequested requested = world.bench.loop.bus.published(RunRequested.class).get(0);
    assertEquals(List.of("orders-prod-444444444444"), requested.databases());
    assertEquals(Optional.of(SnapshotSource.named("taken-by-rds")), requested.snapshot());

    world.bench.loop.deliver(requested);
    world.started().forEach(world.bench.loop::deliver);

    assertEquals(List.of(), world.failures());
    assertEquals(taken, world.bench.loop.bus.published(SnapshotCreated.class).get(0).snapshot());
  }

  /** From RDS's own event in that account, over one hop, to the choice of what it is about. */
  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void whatRdsTellsThereComesHomeAndStartsThePlan(DatabaseKind kind) throws IOException {
    start(Runs.ACCOUNT);
    world.create(database(kind, FIRST), NIGHTLY);
    world.create(database(kind, SECOND), NIGHTLY);
    world.bench.plans(
        () -> ProductionElsewhere.example().replace("automated-snapshot", "manual-snapshot"));
    try (RdsEventsOfRegions events =
        new RdsEventsOfRegions(world.aws, Region.EU_WEST_1, List.of(Region.EU_WEST_1))) {
      events.hear(FIRST, Region.EU_WEST_1);
      world.takeByHand(database(kind, FIRST), "told");
      world.takeByHand(database(kind, SECOND), "told-to-nobody");

      events.drain().forEach(world.bench.loop::deliver);
      world.bench.loop.bus.published(RunRequested.class).forEach(world.bench.loop::deliver);
      world.started().forEach(world.bench.loop::deliver);
    }

    assertEquals(List.of(), world.failures());
    assertEquals(
        List.of(new SnapshotRef(kind, FIRST, "eu-west-1", "told")),
        world.bench.loop.bus.published(SnapshotCreated.class).stream()
            .map(SnapshotCreated::snapshot)
            .distinct()
            .toList());
  }

  @Test
  void ofTwoAccountsOfASelectionTheOneThatDoesNotAnswerHoldsTheRequestBack() throws IOException {
    start("555555555555");
    world.create(database(DatabaseKind.INSTANCE, SECOND), NIGHTLY);

    Disposition answer = world.bench.loop.deliver("{\"id\":\"t\",\"plan\":\"automated\"}");

    assertInstanceOf(Disposition.Release.class, answer);
    assertEquals(Optional.empty(), world.bench.loop.ledger.trigger("t"));
  }

  private Disposition event(SnapshotRef snapshot) {
    return world.bench.loop.deliverRdsEvent(
        "RDS-EVENT-0091", snapshot.arn(), world.bench.loop.clock.instant());
  }
}
