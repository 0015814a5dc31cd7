package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.Login;
import io.snaprelay.database.ManagedServers;
import io.snaprelay.database.SecretsManagerSecrets;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A cluster from its snapshot to the deletion of member and cluster, over AWS's wire protocol. */
class ClusterOnLocalAwsTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);
  private static final String ENGINE = "aurora-postgresql";
  private static final String VERSION = "17.11";

  private LocalAws aws;
  private ActingService service;
  private RdsClient rds;
  private SecretsManagerClient secrets;
  private RdsClients clients;
  private RestoreBench bench;

  @BeforeEach
  void aSnapshotOfAClusterExists() throws Exception {
    aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start();
    service = new ActingService(Service.RESTORE_VERIFY, aws, getClass());
    rds = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_CENTRAL_1);
    secrets = service.client(SecretsManagerClient.builder(), Region.EU_CENTRAL_1);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT), region -> service.client(RdsClient.builder(), region));
    bench =
        new RestoreBench(
            Runs.copiedAndVerified().of(DatabaseKind.CLUSTER).frozen(),
            new RdsByKind(clients),
            new ManagedServers(this::secret, (r, e, u) -> "", new CertificatesOf(aws)));
    rds.createDBSubnetGroup(
        it ->
            it.dbSubnetGroupName("isolated")
                .dbSubnetGroupDescription("no way out")
                .subnetIds("subnet-1", "subnet-2"));
    createLedger();
    rds.createDBClusterSnapshot(
        it ->
            it.dbClusterIdentifier("ledger")
                .dbClusterSnapshotIdentifier(RestoreBench.COPY.identifier()));
    aws.advance(LONG_ENOUGH);
    SnapshotFacts usual = FakeRds.FACTS;
    bench
        .of(
            new SnapshotFacts(
                ENGINE, VERSION, usual.dataAsOf(), usual.allocatedGiB(), usual.kmsKeyArn()))
        .recordSnapshots();
  }

  @AfterEach
  void close() {
    secrets.close();
    clients.close();
    rds.close();
    service.close();
    aws.close();
  }

  @Test
  void itIsRestoredServedProvedAndDeletedWithItsMember() throws Exception {
    bench.loop.deliver(bench.copyCompleted());
    bench.loop.deliver(restored());

    VerificationCompleted proof = bench.loop.bus.published(VerificationCompleted.class).get(0);
    assertEquals(List.of(), failed(proof));
    assertEquals(Verdict.PASSED, proof.verdict());
    assertEquals(2, clusters().size(), "restored beside production");

    bench.loop.deliver(proof);
    for (int looks = 0; looks < 3; looks++) {
      aws.advance(LONG_ENOUGH);
      bench.recheck(StepName.CLEAN_UP);
    }

    assertEquals(List.of("ledger"), clusters());
    assertEquals(List.of("ledger-1"), instances());
    assertEquals(1, bench.loop.bus.distinctIds(TemporaryDatabaseDeleted.class).size());
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
  }

  private RestoreAvailable restored() throws InterruptedException {
    for (int looks = 0; looks < 6; looks++) {
      aws.advance(LONG_ENOUGH);
      bench.recheck(StepName.RESTORE);
    }
    List<RestoreAvailable> available = bench.loop.bus.published(RestoreAvailable.class);
    assertTrue(!available.isEmpty(), () -> "Not restored: " + bench.loop.bus.published());
    return available.get(0);
  }

  private static List<CheckResult> failed(VerificationCompleted proof) {
    return proof.checks().stream()
        .filter(each -> each.status() == CheckResult.Status.FAIL)
        .toList();
  }

  private List<String> clusters() {
    return rds.describeDBClusters().dbClusters().stream()
        .map(DBCluster::dbClusterIdentifier)
        .toList();
  }

  private List<String> instances() {
    return rds.describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .toList();
  }

  private Login secret(DatabaseRef database, String arn) {
    return SecretsManagerSecrets.parse(
        arn, secrets.getSecretValue(it -> it.secretId(arn)).secretString());
  }

  private void createLedger() throws Exception {
    rds.createDBCluster(
        it ->
            it.dbClusterIdentifier("ledger")
                .engine(ENGINE)
                .engineVersion(VERSION)
                .databaseName("books")
                .masterUsername("owner")
                .masterUserPassword("production-password"));
    aws.advance(LONG_ENOUGH);
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier("ledger-1")
                .dbClusterIdentifier("ledger")
                .engine(ENGINE)
                .dbInstanceClass("db.r6g.large"));
    aws.advance(LONG_ENOUGH);
    DBCluster ledger =
        rds.describeDBClusters(it -> it.dbClusterIdentifier("ledger")).dbClusters().get(0);
    Properties login = new Properties();
    login.setProperty("user", "owner");
    login.setProperty("password", "production-password");
    login.setProperty("sslmode", "require");
    String url = "jdbc:postgresql://%s:%d/books".formatted(ledger.endpoint(), ledger.port());
    try (Connection connection = DriverManager.getConnection(url, login);
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE TABLE entries (id int PRIMARY KEY)");
      sql.execute("INSERT INTO entries SELECT g FROM generate_series(1, 1000) g");
    }
  }
}
