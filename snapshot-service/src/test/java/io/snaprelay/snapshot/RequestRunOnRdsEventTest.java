package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunRequested;
import io.snaprelay.events.RunStarted;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestRunOnRdsEventTest {
  private static final String CREATED = "rds-automated-snapshot-created.json";
  private static final String TRIGGER =
      "arn:aws:rds:eu-west-1:111111111111:snapshot:rds:orders-prod-2026-11-21-02-00/RDS-EVENT-0091";
  private static final SnapshotRef SNAPSHOT =
      SnapshotBench.snapshot("rds:orders-prod-2026-11-21-02-00");

  private final SnapshotBench bench = new SnapshotBench();

  @BeforeEach
  void rdsHasTakenASnapshotOfOrders() {
    bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));
    putSnapshotOf("orders-prod", Map.of());
  }

  @Test
  void everyPlanThatNamesTheEventAndHasTheDatabaseIsRequested() {
    bench.deliverFile(CREATED);

    assertEquals(List.of("on-any-snapshot", "on-snapshot"), plans());
    assertTrue(requested().stream().allMatch(each -> each.databases().equals(List.of("orders"))));
  }

  @Test
  void aPlanOfTheEventsSnapshotGetsThatSnapshotByName() {
    bench.deliverFile(CREATED);

    assertEquals(Optional.empty(), requested().get(0).snapshot());
    assertEquals(
        Optional.of(SnapshotSource.named(SNAPSHOT.identifier())), requested().get(1).snapshot());
  }

  @Test
  void theRequestGoesTheWayOfEveryOther() {
    bench.deliverFile(CREATED);

    requested().forEach(bench.loop::deliver);

    List<RunId> runs =
        bench.loop.bus.published(RunStarted.class).stream()
            .map(event -> event.header().runId())
            .toList();
    assertEquals(
        List.of(
            RunId.of(TRIGGER + "/on-any-snapshot", "on-any-snapshot", "orders"),
            RunId.of(TRIGGER + "/on-snapshot", "on-snapshot", "orders")),
        runs);
    assertEquals(
        Instant.parse("2026-11-21T02:04:10.123Z"),
        bench.record(TRIGGER + "/on-snapshot").requestedAt());
  }

  @Test
  void oneFactSaidTwiceByRdsMakesOneRun() {
    bench.deliverFile(CREATED);
    bench.deliverFile("rds-automated-snapshot-created-said-twice.json");

    requested().forEach(bench.loop::deliver);

    assertEquals(2, bench.loop.bus.distinctIds(RunRequested.class).size());
    assertEquals(2, bench.loop.bus.distinctIds(RunStarted.class).size());
  }

  @Test
  void aServiceKilledBeforeItPublishesRequestsTheSameWhenTheEventComesAgain() {
    bench.loop.faults.failBefore("bus.publish", new IllegalStateException("killed"));
    assertInstanceOf(Disposition.Release.class, bench.deliverFile(CREATED));

    bench.deliverFile(CREATED);

    assertEquals(List.of("on-any-snapshot", "on-snapshot"), plans());
  }

  @Test
  void aSnapshotWithADerivedNameIsOurs() {
    bench.deliverFile("rds-manual-snapshot-created-by-a-run.json");

    assertEquals(List.of(), requested());
  }

  @Test
  void aSnapshotWithOurTagsIsOurs() {
    putSnapshotOf("orders-prod", SnapshotBench.tags(Runs.RUN));

    bench.deliverFile(CREATED);

    assertEquals(List.of(), requested());
  }

  @Test
  void aSnapshotOfADatabaseWithOurTagsIsOurs() {
    bench.rds.put(FakeRds.instance(Runs.ORDERS, SnapshotBench.tags(Runs.RUN)));

    bench.deliverFile(CREATED);

    assertEquals(List.of(), requested());
  }

  @Test
  void aSnapshotOfADatabaseThatNoPlanHasIsIgnored() {
    putSnapshotOf("orders-test", Map.of());

    assertEquals(Disposition.ACKNOWLEDGE, bench.deliverFile(CREATED));
    assertEquals(List.of(), requested());
  }

  @Test
  void aDatabaseOfTheSameNameInAnotherRegionIsAnotherDatabase() {
    bench.plans(
        () ->
            SnapshotBench.file("/plans/two-databases.yaml")
                .replace("orders-prod, region: eu-west-1", "orders-prod, region: eu-west-3"));

    bench.deliverFile(CREATED);

    assertEquals(List.of(), requested());
  }

  @Test
  void aSnapshotThatIsGoneByNowIsIgnored() {
    bench.rds.remove(SNAPSHOT);

    assertEquals(Disposition.ACKNOWLEDGE, bench.deliverFile(CREATED));
    assertEquals(List.of(), requested());
  }

  @Test
  void aDatabaseThatIsGoneByNowStillHasItsSnapshot() {
    bench.rds.remove(Runs.ORDERS);

    bench.deliverFile(CREATED);

    assertEquals(2, requested().size());
  }

  @Test
  void anEventOfAnotherAccountIsIgnored() {
    assertEquals(
        Disposition.ACKNOWLEDGE, bench.deliverFile("rds-snapshot-created-in-another-account.json"));
    assertEquals(List.of(), requested());
  }

  @Test
  void anEventAboutNoSnapshotIsIgnored() {
    assertEquals(
        Disposition.ACKNOWLEDGE, bench.deliverFile("rds-instance-created-without-event-id.json"));
    assertEquals(List.of(), requested());
  }

  @Test
  void anEventThatMeetsAWrongPlanFileIsRefusedOnTheRecord() {
    bench.plans("/plans/typo.yaml").deliverFile(CREATED);

    assertEquals(List.of(), requested());
    assertEquals(FailureCode.PLAN_INVALID, bench.record(TRIGGER).refusals().get(0).code());
  }

  @Test
  void aSnapshotOfATemporaryDatabaseIsOursWhateverItsTagsSay() {
    DatabaseRef temporary =
        new DatabaseRef(
            DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-west-1", "snaprelay-" + Runs.RUN + "-restore");
    putSnapshotOf(temporary.identifier(), Map.of());
    bench.plans(
        () ->
            SnapshotBench.file("/plans/two-databases.yaml")
                .replace("orders-prod", temporary.identifier()));

    bench.deliverFile(CREATED);

    assertEquals(List.of(), requested());
  }

  private void putSnapshotOf(String database, Map<String, String> tags) {
    bench.rds.put(FakeRds.snapshot(SNAPSHOT, database, "available", "automated", tags));
  }

  private List<RunRequested> requested() {
    return bench.loop.bus.published(RunRequested.class);
  }

  private List<String> plans() {
    return requested().stream().map(RunRequested::plan).toList();
  }
}
