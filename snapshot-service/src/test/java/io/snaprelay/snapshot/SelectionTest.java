package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunRequested;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan that selects databases by tag runs for those that bear it when it is asked for. */
class SelectionTest {
  private static final Map<String, String> TAGGED = Map.of("backup", "nightly");

  private final SnapshotBench bench = new SnapshotBench().plans("/plans/selected.yaml");

  @Test
  void thoseThatBearTheTagAreSelected() {
    put("orders", "eu-west-1", TAGGED);
    put("invoices", "eu-west-1", TAGGED);
    put("weekly", "eu-west-1", Map.of("backup", "weekly"));
    put("bare", "eu-west-1", Map.of());
    put("abroad", "eu-central-1", TAGGED);

    assertEquals(List.of("invoices", "orders"), names(request("nightly")));
  }

  @Test
  void sameNamesInTwoRegionsAreTwoDatabases() {
    put("orders", "eu-west-1", TAGGED);
    put("orders", "eu-central-1", TAGGED);

    TriggerRecord record = request("everywhere");

    assertEquals(List.of("orders-eu-central-1", "orders-eu-west-1"), names(record));
    assertEquals(2, record.runs().stream().map(FrozenPlan::database).distinct().count());
    assertEquals(2, record.runs().stream().map(FrozenPlan::run).distinct().count());
  }

  @Test
  void aClusterIsSelectedBesideTheInstanceOfItsNameAndItsMembersAreNot() {
    DatabaseRef cluster =
        new DatabaseRef(DatabaseKind.CLUSTER, Runs.ACCOUNT, "eu-west-1", "orders");
    bench.rds.put(FakeRds.database(cluster, "available", true, TAGGED));
    bench.rds.put(FakeRds.instance(ref("orders-1", "eu-west-1"), TAGGED), cluster);
    put("orders", "eu-west-1", TAGGED);

    TriggerRecord record = request("nightly");

    assertEquals(List.of("orders", "orders_cluster"), names(record));
    assertTrue(
        record.runs().stream().map(FrozenPlan::database).anyMatch(cluster::equals),
        record.runs().toString());
  }

  @Test
  void anotherEngineIsNotSelected() {
    put("orders", "eu-west-1", TAGGED);
    DatabaseState invoices = FakeRds.instance(ref("invoices", "eu-west-1"), TAGGED);
    bench.rds.put(withEngine(invoices, "mariadb"));

    assertEquals(List.of("orders-eu-west-1"), names(request("everywhere")));
  }

  @Test
  void whatSnapRelayHasRestoredIsNotSelectedThoughItBearsTheTag() {
    Map<String, String> tags = new HashMap<>(TAGGED);
    tags.putAll(new Ownership(Runs.RUN, StepName.RESTORE, ResourceRole.TEMPORARY).tags());
    put("renamed", "eu-west-1", tags);
    put(new ResourceName(Runs.RUN, StepName.RESTORE).value(), "eu-west-1", TAGGED);
    put("orders", "eu-west-1", TAGGED);

    assertEquals(List.of("orders"), names(request("nightly")));
  }

  @Test
  void oneThatIsBeingDeletedIsNotSelected() {
    bench.rds.put(FakeRds.database(ref("old", "eu-west-1"), "deleting", false, TAGGED));
    put("orders", "eu-west-1", TAGGED);

    assertEquals(List.of("orders"), names(request("nightly")));
  }

  @Test
  void aSelectionThatFindsNoneIsRefusedAndSaysWhatWasLookedFor() {
    TriggerRecord record = request("everywhere");

    assertEquals(FailureCode.DATABASE_NOT_FOUND, record.refusals().get(0).code());
    String detail = record.refusals().get(0).detail();
    assertTrue(detail.contains("backup=nightly"), detail);
    assertTrue(detail.contains("of engine postgres in eu-west-1, eu-central-1"), detail);
  }

  @Test
  void aTriggerMayNarrowTheSelection() {
    put("orders", "eu-west-1", TAGGED);
    put("invoices", "eu-west-1", TAGGED);

    bench.loop.deliver("{\"id\":\"t\",\"plan\":\"nightly\",\"databases\":[\"invoices\"]}");

    assertEquals(List.of("invoices"), names(bench.record("t")));
  }

  @Test
  void aTriggerMayNotNameWhatIsNotSelected() {
    put("orders", "eu-west-1", TAGGED);
    put("bare", "eu-west-1", Map.of());

    bench.loop.deliver("{\"id\":\"t\",\"plan\":\"nightly\",\"databases\":[\"bare\"]}");

    assertEquals(FailureCode.DATABASE_NOT_IN_PLAN, bench.record("t").refusals().get(0).code());
  }

  @Test
  void aTriggerThatComesAgainRunsForThoseOfTheFirstTime() {
    put("orders", "eu-west-1", TAGGED);
    request("nightly");
    put("invoices", "eu-west-1", TAGGED);

    assertEquals(List.of("orders"), names(request("nightly")));
  }

  @Test
  void whereRdsDoesNotTellNothingIsRecorded() {
    bench.loop.faults.failBefore(
        "rds.databases", FakeRds.failure(AwsFailure.Kind.THROTTLED, "Throttling", "slow down"));

    Disposition disposition = bench.loop.deliver("{\"id\":\"t\",\"plan\":\"nightly\"}");

    assertInstanceOf(Disposition.Release.class, disposition);
    assertTrue(bench.loop.ledger.trigger("t").isEmpty());
  }

  @Test
  void anRdsEventRunsThePlanThatSelectsItsDatabase() {
    bench.rds.put(FakeRds.instance(Runs.ORDERS, TAGGED));
    bench.rds.put(
        SnapshotBench.available(
            "rds:orders-prod-2026-11-21-02-00", "automated", Runs.REQUESTED_AT));

    bench.deliverFile("rds-automated-snapshot-created.json");

    RunRequested requested = bench.loop.bus.published(RunRequested.class).get(0);
    assertEquals("nightly", requested.plan());
    assertEquals(List.of(Runs.ORDERS.identifier()), requested.databases());
  }

  @Test
  void anRdsEventOfADatabaseWithoutTheTagRunsNothing() {
    bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));
    bench.rds.put(
        SnapshotBench.available(
            "rds:orders-prod-2026-11-21-02-00", "automated", Runs.REQUESTED_AT));

    bench.deliverFile("rds-automated-snapshot-created.json");

    assertEquals(List.of(), bench.loop.bus.published(RunRequested.class));
  }

  private TriggerRecord request(String plan) {
    bench.loop.deliver("{\"id\":\"t\",\"plan\":\"" + plan + "\"}");
    return bench.record("t");
  }

  private static List<String> names(TriggerRecord record) {
    return record.runs().stream().map(FrozenPlan::databaseName).sorted().toList();
  }

  private void put(String identifier, String region, Map<String, String> tags) {
    bench.rds.put(FakeRds.instance(ref(identifier, region), tags));
  }

  private static DatabaseRef ref(String identifier, String region) {
    return new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, region, identifier);
  }

  private static DatabaseState withEngine(DatabaseState of, String engine) {
    return new DatabaseState(
        of.ref(),
        of.resourceId(),
        of.status(),
        of.settled(),
        of.lost(),
        of.endpoint(),
        of.masterSecretArn(),
        of.masterPasswordManaged(),
        engine,
        of.engineVersion(),
        of.tags());
  }
}
