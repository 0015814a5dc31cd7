package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.Login;
import io.snaprelay.database.ManagedServers;
import io.snaprelay.database.SecretsManagerSecrets;
import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.Event;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.SettingDifference;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mapping;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.rds.InstanceProduction;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.settings.SettingsByKind;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A database of which nothing is usual becomes another one that stays, over AWS's wire protocol:
 * beside itself, of a snapshot that another account shares, and in another region.
 */
class StayOnLocalAwsTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);
  private static final String OTHERS = "222222222222";

  private LocalAws aws;
  private ActingService service;
  private RdsClients clients;
  private RestoreBench bench;
  private SnapshotCreated began;

  @BeforeEach
  void start() throws Exception {
    aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start();
    service = new ActingService(Service.RESTORE_VERIFY, aws, getClass());
    clients =
        new RdsClients(Account.of(Runs.ACCOUNT), at -> service.client(RdsClient.builder(), at));
  }

  @AfterEach
  void close() {
    clients.close();
    service.close();
    aws.close();
  }

  @Test
  void anOwnSnapshotBecomesADatabaseBesideItsSource() throws Exception {
    ProductionOrders.create(in(Runs.ACCOUNT, Region.EU_WEST_1), aws);
    Map<String, String> production = tags(Region.EU_WEST_1, "orders-prod");
    SnapshotRef own = snapshot(Runs.ACCOUNT, Region.EU_WEST_1, "monday");
    run(own, beside(), Mapping.NONE, Mode.NEW);

    DatabasePromoted promoted = promoted();

    assertEquals("orders-beside", promoted.database().identifier());
    assertEquals(
        Map.of("instanceClass", "the plan wants it", "managedPassword", "RDS does not restore it"),
        differences(promoted));
    assertEquals(production, tags(Region.EU_WEST_1, "orders-beside"));
    assertTrue(instance(Region.EU_WEST_1, "orders-beside").deletionProtection());
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CLEAN_UP));
    assertEquals(List.of("orders-beside", "orders-prod"), names(Region.EU_WEST_1));
  }

  @Test
  void aSnapshotThatAnotherAccountSharesBecomesADatabaseOfOurs() throws Exception {
    ProductionOrders.create(in(OTHERS, Region.EU_WEST_1), aws);
    SnapshotRef shared = snapshot(OTHERS, Region.EU_WEST_1, "given-away");
    in(OTHERS, Region.EU_WEST_1)
        .modifyDBSnapshotAttribute(
            it ->
                it.dbSnapshotIdentifier("given-away")
                    .attributeName("restore")
                    .valuesToAdd(Runs.ACCOUNT));
    ProductionOrders.groups(in(Runs.ACCOUNT, Region.EU_WEST_1));
    run(shared, beside(), Mapping.NONE, Mode.NEW);

    DatabasePromoted promoted = promoted();

    assertEquals(Runs.ACCOUNT, promoted.database().account());
    assertEquals(List.of("orders-beside"), names(Region.EU_WEST_1));
    assertEquals(List.of(), promoted.differences(), "nobody ever captured what they have");
  }

  @Test
  void aCopyBecomesProductionInItsOwnRegionWithGroupsOfThatRegion() throws Exception {
    ProductionOrders.create(in(Runs.ACCOUNT, Region.EU_WEST_1), aws);
    RdsClient far = in(Runs.ACCOUNT, Region.EU_CENTRAL_1);
    ProductionOrders.groups(far);
    SnapshotRef own = snapshot(Runs.ACCOUNT, Region.EU_WEST_1, "monday");
    far.copyDBSnapshot(
        it ->
            it.sourceDBSnapshotIdentifier(own.arn())
                .targetDBSnapshotIdentifier("monday")
                .sourceRegion("eu-west-1"));
    aws.advance(LONG_ENOUGH);
    SnapshotRef copy =
        new SnapshotRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-central-1", "monday");
    Mapping names =
        new Mapping(
            Map.of(),
            Map.of("sg-1", "sg-far-1", "sg-2", "sg-far-2"),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of());
    run(copy, Wanted.AS_IT_WAS, names, Mode.DR);

    DatabasePromoted promoted = promoted();

    assertEquals("eu-central-1", promoted.database().region());
    assertEquals("orders-prod", promoted.database().identifier());
    assertEquals(
        Map.of(
            "availabilityZone", "RDS does not restore it",
            "managedPassword", "RDS does not restore it",
            "securityGroups", "the plan maps it"),
        differences(promoted));
  }

  @Test
  void whatIsMissingThereIsToldBeforeAnythingIsRestored() throws Exception {
    ProductionOrders.create(in(Runs.ACCOUNT, Region.EU_WEST_1), aws);
    SnapshotRef own = snapshot(Runs.ACCOUNT, Region.EU_WEST_1, "monday");
    Wanted wrong =
        new Wanted(
            Optional.of("orders-prod"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("no-subnets"),
            List.of(),
            Optional.of("no-parameters"),
            Optional.empty(),
            Optional.empty());
    run(own, wrong, Mapping.NONE, Mode.NEW);

    bench.loop.deliver(began);

    StepFailed failed = bench.failure();
    assertEquals(FailureCode.PREFLIGHT_FAILED, failed.code());
    for (String each : List.of("no-subnets", "no-parameters", "orders-prod exists already")) {
      assertTrue(failed.detail().contains(each), failed.detail());
    }
    assertEquals(List.of("orders-prod"), names(Region.EU_WEST_1));
  }

  private static Wanted beside() {
    return new Wanted(
        Optional.of("orders-beside"),
        Optional.empty(),
        Optional.of("db.r6g.xlarge"),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void run(SnapshotRef snapshot, Wanted wanted, Mapping names, Mode mode) {
    FrozenPlan plan =
        Runs.nightly()
            .verified()
            .staying(new Restore(mode, Approval.MANUAL, Optional.empty(), false, wanted, names))
            .frozen();
    SettingsByKind settings = new SettingsByKind(clients);
    bench =
        new RestoreBench(
            plan,
            new Ports(
                new RdsByKind(clients),
                new ManagedServers(this::secret, (r, e, u) -> "", new CertificatesOf(aws)),
                new InstanceProduction(clients),
                settings));
    DatabaseRef source = plan.database();
    settings.capture(source, bench.now()).ifPresent(it -> bench.records.keep(Runs.RUN, it));
    began =
        new SnapshotCreated(
            bench.run().header(SnapshotCreated.class, snapshot.arn()),
            snapshot,
            Origin.SOURCE,
            source,
            FakeRds.FACTS);
    bench.done(StepName.SNAPSHOT, began);
  }

  /** Each event that the service publishes is delivered to it, and every step is looked at. */
  private DatabasePromoted promoted() throws InterruptedException {
    bench.loop.deliver(began);
    pass(StepName.RESTORE, RestoreAvailable.class);
    pass(StepName.VERIFY, VerificationCompleted.class);
    DatabasePromoted promoted = pass(StepName.PROMOTE, DatabasePromoted.class);
    bench.recheck(StepName.CLEAN_UP);
    return promoted;
  }

  private <E extends Event> E pass(StepName step, Class<E> ends) throws InterruptedException {
    for (int looks = 0; looks < 12 && bench.loop.bus.published(ends).isEmpty(); looks++) {
      aws.advance(LONG_ENOUGH);
      bench.recheck(step);
    }
    List<E> published = bench.loop.bus.published(ends);
    assertTrue(!published.isEmpty(), () -> "Not reached: " + bench.loop.bus.published());
    bench.loop.deliver(published.get(0));
    return published.get(0);
  }

  /** Each server of local-aws listens on a port of its own. */
  private static Map<String, String> differences(DatabasePromoted promoted) {
    Map<String, String> reasons = new TreeMap<>();
    for (SettingDifference each : promoted.differences()) {
      reasons.put(each.setting(), each.reason());
    }
    reasons.remove("port");
    return reasons;
  }

  private SnapshotRef snapshot(String account, Region region, String name) throws Exception {
    in(account, region)
        .createDBSnapshot(it -> it.dbInstanceIdentifier("orders-prod").dbSnapshotIdentifier(name));
    aws.advance(LONG_ENOUGH);
    return new SnapshotRef(DatabaseKind.INSTANCE, account, region.id(), name);
  }

  private Map<String, String> tags(Region region, String name) {
    Map<String, String> tags = new TreeMap<>();
    instance(region, name).tagList().forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  private DBInstance instance(Region region, String name) {
    return in(Runs.ACCOUNT, region)
        .describeDBInstances(it -> it.dbInstanceIdentifier(name))
        .dbInstances()
        .get(0);
  }

  private List<String> names(Region region) {
    return in(Runs.ACCOUNT, region).describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .sorted()
        .toList();
  }

  private RdsClient in(String account, Region region) {
    return aws.client(RdsClient.builder(), account, region);
  }

  private Login secret(DatabaseRef database, String arn) {
    SecretsManagerClient secrets =
        service.client(SecretsManagerClient.builder(), Region.of(database.region()));
    return SecretsManagerSecrets.parse(
        arn, secrets.getSecretValue(it -> it.secretId(arn)).secretString());
  }
}
