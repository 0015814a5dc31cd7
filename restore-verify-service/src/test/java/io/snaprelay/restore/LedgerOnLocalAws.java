package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.Login;
import io.snaprelay.database.ManagedServers;
import io.snaprelay.database.SecretsManagerSecrets;
import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.Event;
import io.snaprelay.events.Origin;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.SettingDifference;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.ProductionByKind;
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
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The service and an AWS whose time is ours, with the cluster {@code ledger-prod} at home. */
final class LedgerOnLocalAws implements AutoCloseable {
  static final Duration LONG_ENOUGH = Duration.ofMinutes(30);
  static final Region HOME = Region.EU_WEST_1;

  final LocalAws aws;
  private final RdsClients clients;
  private final ActingService service;
  private RestoreBench bench;
  private SnapshotCreated began;

  /**
   * @param test keeps what the service has to be allowed under its name
   */
  LedgerOnLocalAws(Class<?> test) throws Exception {
    aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start();
    service = new ActingService(Service.RESTORE_VERIFY, aws, test);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT), region -> service.client(RdsClient.builder(), region));
  }

  /** As the account itself. */
  RdsClient rds(Region region) {
    return aws.client(RdsClient.builder(), Runs.ACCOUNT, region);
  }

  RestoreBench bench() {
    return bench;
  }

  /** Takes a snapshot of production; returns its ARN. */
  String snapshot() throws InterruptedException {
    String arn =
        rds(HOME)
            .createDBClusterSnapshot(
                it -> it.dbClusterIdentifier("ledger-prod").dbClusterSnapshotIdentifier("monday"))
            .dbClusterSnapshot()
            .dbClusterSnapshotArn();
    aws.advance(LONG_ENOUGH);
    return arn;
  }

  /** A run that begins with the snapshot {@code monday} of a region. */
  void run(Region region, String engine, Runs plan) {
    SettingsByKind settings = new SettingsByKind(clients);
    bench =
        new RestoreBench(
            plan.of(DatabaseKind.CLUSTER).frozen(),
            new Ports(
                new RdsByKind(clients),
                new ManagedServers(this::secret, (r, e, u) -> "", new CertificatesOf(aws)),
                new ProductionByKind(clients),
                settings,
                (snapshot, key) -> Optional.of("Enabled"),
                this::secret));
    bench.records.keep(Runs.RUN, settings.capture(Runs.LEDGER, bench.now()).orElseThrow());
    SnapshotRef monday = new SnapshotRef(DatabaseKind.CLUSTER, Runs.ACCOUNT, region.id(), "monday");
    SnapshotFacts usual = FakeRds.FACTS;
    began =
        new SnapshotCreated(
            bench.run().header(SnapshotCreated.class, monday.arn()),
            monday,
            Origin.SOURCE,
            Runs.LEDGER,
            new SnapshotFacts(
                engine,
                ProductionLedger.VERSION,
                usual.dataAsOf(),
                usual.allocatedGiB(),
                usual.kmsKeyArn()));
    bench.done(StepName.SNAPSHOT, began);
  }

  void begin() {
    bench.loop.deliver(began);
  }

  /** From its snapshot to its proof, if the plan has one. */
  void prove() throws InterruptedException {
    begin();
    pass(StepName.RESTORE, RestoreAvailable.class);
    if (bench.run().steps().contains(StepName.VERIFY)) {
      pass(StepName.VERIFY, VerificationCompleted.class);
    }
  }

  /** From its snapshot until it has its name. */
  DatabasePromoted promoted() throws InterruptedException {
    prove();
    DatabasePromoted promoted = pass(StepName.PROMOTE, DatabasePromoted.class);
    bench.recheck(StepName.CLEAN_UP);
    return promoted;
  }

  /** Looks after a step until it ends, and tells its event. */
  <E extends Event> E pass(StepName step, Class<E> ends) throws InterruptedException {
    for (int looks = 0; looks < 20 && bench.loop.bus.published(ends).isEmpty(); looks++) {
      aws.advance(LONG_ENOUGH);
      bench.loop.clock.advance(Duration.ofSeconds(20));
      bench.recheck(step);
    }
    List<E> published = bench.loop.bus.published(ends);
    assertTrue(!published.isEmpty(), () -> "Not reached: " + bench.loop.bus.published());
    bench.loop.deliver(published.get(0));
    return published.get(0);
  }

  /** Looks after a step, and lets time pass, until it is recorded. */
  void pass(StepName step) throws InterruptedException {
    for (int looks = 0; looks < 40 && bench.state(step).isEmpty(); looks++) {
      aws.advance(LONG_ENOUGH);
      bench.recheck(step);
      bench.loop.clock.advance(Duration.ofSeconds(20));
    }
  }

  /** Why settings differ. Each server of local-aws listens on a port of its own. */
  static Map<String, String> reasons(DatabasePromoted promoted) {
    Map<String, String> reasons = new TreeMap<>();
    for (SettingDifference each : promoted.differences()) {
      reasons.put(each.setting(), each.reason());
    }
    reasons.remove("port");
    return reasons;
  }

  List<String> clusters(Region region) {
    return rds(region).describeDBClusters().dbClusters().stream()
        .map(DBCluster::dbClusterIdentifier)
        .sorted()
        .toList();
  }

  DBCluster cluster(Region region, String name) {
    return rds(region).describeDBClusters(it -> it.dbClusterIdentifier(name)).dbClusters().get(0);
  }

  String writer(Region region, String name) {
    return cluster(region, name).dbClusterMembers().stream()
        .filter(member -> member.isClusterWriter())
        .map(member -> member.dbInstanceIdentifier())
        .findFirst()
        .orElseThrow();
  }

  /** Name, class, tier and tags of each. */
  List<String> instances(Region region) {
    return rds(region).describeDBInstances().dbInstances().stream()
        .map(LedgerOnLocalAws::words)
        .sorted()
        .toList();
  }

  private static String words(DBInstance it) {
    return "%s %s tier %d %s"
        .formatted(
            it.dbInstanceIdentifier(),
            it.dbInstanceClass(),
            it.promotionTier(),
            tags(it.tagList()));
  }

  static Map<String, String> tags(List<Tag> list) {
    Map<String, String> tags = new TreeMap<>();
    list.forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  /** Production's own login, as a secret at home; returns its ARN. */
  String login() {
    return aws.client(SecretsManagerClient.builder(), Runs.ACCOUNT, HOME)
        .createSecret(
            it ->
                it.name("ledger-verify-owner")
                    .secretString("{\"username\":\"owner\",\"password\":\"production-password\"}"))
        .arn();
  }

  private Login secret(DatabaseRef database, String arn) {
    SecretsManagerClient secrets =
        service.client(SecretsManagerClient.builder(), Region.of(database.region()));
    return SecretsManagerSecrets.parse(
        arn, secrets.getSecretValue(it -> it.secretId(arn)).secretString());
  }

  @Override
  public void close() {
    clients.close();
    service.close();
    aws.close();
  }
}
