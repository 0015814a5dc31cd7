package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.DatabaseConfig;
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
import io.snaprelay.events.StepState;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mapping;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.rds.ProductionByKind;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.settings.SettingsByKind;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.nio.file.Path;
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
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Clusters that become other ones that stay, over AWS's wire protocol. */
class ClusterStaysOnLocalAwsTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);

  private LocalAws aws;
  private RdsClient rds;
  private RdsClients clients;
  private RestoreBench bench;
  private SnapshotCreated began;

  @BeforeEach
  void start() throws Exception {
    aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start();
    rds = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT), at -> aws.client(RdsClient.builder(), Runs.ACCOUNT, at));
  }

  @AfterEach
  void close() {
    clients.close();
    aws.close();
  }

  @Test
  void anAuroraClusterGetsEveryInstanceThatItsSourceHasAndAllGetTheirNames() throws Exception {
    ProductionLedger.aurora(rds, aws);
    run("aurora-postgresql", Runs.nightly().verified());

    DatabasePromoted promoted = promoted();

    assertEquals("ledger-beside", promoted.database().identifier());
    assertEquals(Map.of("managedPassword", "RDS does not restore it"), differences(promoted));
    assertEquals(List.of("ledger-beside", "ledger-prod"), clusters());
    assertEquals(
        List.of(
            "ledger-beside-a db.r6g.xlarge tier 0 {serves=ledger-prod-a}",
            "ledger-beside-b db.r6g.large tier 15 {serves=ledger-prod-b}",
            "ledger-prod-a db.r6g.xlarge tier 0 {serves=ledger-prod-a}",
            "ledger-prod-b db.r6g.large tier 15 {serves=ledger-prod-b}"),
        instances());
    assertTrue(cluster("ledger-beside").deletionProtection());
    assertEquals(Map.of("owner", "books"), tags(cluster("ledger-beside").tagList()));
    assertEquals("ledger-beside-a", writer("ledger-beside"));
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CLEAN_UP));
  }

  @Test
  void aMultiAzClusterKeepsTheNamesThatRdsGaveItsInstances() throws Exception {
    ProductionLedger.multiAz(rds, aws);
    run("postgres", Runs.nightly());

    DatabasePromoted promoted = promoted();

    assertEquals(Map.of(), differences(promoted), "nobody logs in: the password stays what it was");
    assertEquals("db.r6gd.xlarge", cluster("ledger-beside").dbClusterInstanceClass());
    assertEquals(3, cluster("ledger-beside").dbClusterMembers().size());
    assertEquals(
        3, instances().stream().filter(it -> it.startsWith("snaprelay-" + Runs.RUN)).count());
    assertEquals(7, cluster("ledger-beside").backupRetentionPeriod());
  }

  private static Restore beside() {
    Wanted wanted =
        new Wanted(
            Optional.of("ledger-beside"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Restore(Mode.NEW, Approval.MANUAL, Optional.empty(), false, wanted, Mapping.NONE);
  }

  private void run(String engine, Runs plan) throws Exception {
    rds.createDBClusterSnapshot(
        it -> it.dbClusterIdentifier("ledger-prod").dbClusterSnapshotIdentifier("monday"));
    aws.advance(LONG_ENOUGH);
    SettingsByKind settings = new SettingsByKind(clients);
    bench =
        new RestoreBench(
            plan.of(DatabaseKind.CLUSTER).staying(beside()).frozen(),
            new Ports(
                new RdsByKind(clients),
                new ManagedServers(this::secret, (r, e, u) -> "", new CertificatesOf(aws)),
                new ProductionByKind(clients),
                settings));
    bench.records.keep(Runs.RUN, settings.capture(Runs.LEDGER, bench.now()).orElseThrow());
    SnapshotRef monday = new SnapshotRef(DatabaseKind.CLUSTER, Runs.ACCOUNT, "eu-west-1", "monday");
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

  private DatabasePromoted promoted() throws InterruptedException {
    bench.loop.deliver(began);
    pass(StepName.RESTORE, RestoreAvailable.class);
    if (bench.run().steps().contains(StepName.VERIFY)) {
      pass(StepName.VERIFY, VerificationCompleted.class);
    }
    DatabasePromoted promoted = pass(StepName.PROMOTE, DatabasePromoted.class);
    bench.recheck(StepName.CLEAN_UP);
    return promoted;
  }

  private <E extends Event> E pass(StepName step, Class<E> ends) throws InterruptedException {
    for (int looks = 0; looks < 20 && bench.loop.bus.published(ends).isEmpty(); looks++) {
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

  private List<String> clusters() {
    return rds.describeDBClusters().dbClusters().stream()
        .map(DBCluster::dbClusterIdentifier)
        .sorted()
        .toList();
  }

  private DBCluster cluster(String name) {
    return rds.describeDBClusters(it -> it.dbClusterIdentifier(name)).dbClusters().get(0);
  }

  private String writer(String name) {
    return cluster(name).dbClusterMembers().stream()
        .filter(member -> member.isClusterWriter())
        .map(member -> member.dbInstanceIdentifier())
        .findFirst()
        .orElseThrow();
  }

  private List<String> instances() {
    return rds.describeDBInstances().dbInstances().stream()
        .map(ClusterStaysOnLocalAwsTest::words)
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

  private static Map<String, String> tags(List<Tag> list) {
    Map<String, String> tags = new TreeMap<>();
    list.forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  private Login secret(String region, String arn) {
    SecretsManagerClient secrets =
        aws.client(SecretsManagerClient.builder(), Runs.ACCOUNT, Region.of(region));
    return SecretsManagerSecrets.parse(
        arn, secrets.getSecretValue(it -> it.secretId(arn)).secretString());
  }

  /** Sessions of the tests, with the certificates of this AWS. */
  private record CertificatesOf(LocalAws aws) implements DatabaseConfig {
    @Override
    public Path caBundle() {
      return aws.caBundle();
    }

    @Override
    public Duration statementTimeout() {
      return Duration.ofMinutes(1);
    }
  }
}
