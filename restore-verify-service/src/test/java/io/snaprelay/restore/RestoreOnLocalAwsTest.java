package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.DatabaseConfig;
import io.snaprelay.database.Login;
import io.snaprelay.database.ManagedServers;
import io.snaprelay.database.SecretsManagerSecrets;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.localaws.rds.Damage;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.InstanceGateway;
import io.snaprelay.step.testing.Runs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The whole service over AWS's wire protocol, from the copy to the deletion. Time is ours. */
class RestoreOnLocalAwsTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);

  private LocalAws aws;
  private RdsClient rds;
  private SecretsManagerClient secrets;
  private RdsClients clients;
  private RestoreBench bench;

  @BeforeEach
  void aCopyOfARealDatabaseExists() throws Exception {
    aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start();
    rds = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_CENTRAL_1);
    secrets = aws.client(SecretsManagerClient.builder(), Runs.ACCOUNT, Region.EU_CENTRAL_1);
    clients = new RdsClients(Account.of(Runs.ACCOUNT), region -> rds);
    bench =
        new RestoreBench(
            Runs.copiedAndVerified().frozen(),
            new InstanceGateway(clients),
            new ManagedServers(this::secret, new CertificatesOf(aws)));
    rds.createDBSubnetGroup(
        it ->
            it.dbSubnetGroupName("isolated")
                .dbSubnetGroupDescription("no way out")
                .subnetIds("subnet-1", "subnet-2"));
    createOrders();
    rds.createDBSnapshot(
        it ->
            it.dbInstanceIdentifier("orders").dbSnapshotIdentifier(RestoreBench.COPY.identifier()));
    aws.advance(LONG_ENOUGH);
    bench.recordSnapshots();
  }

  @AfterEach
  void close() {
    secrets.close();
    clients.close();
    aws.close();
  }

  @Test
  void aCopyIsRestoredProvedAndItsDatabaseDeleted() throws Exception {
    VerificationCompleted proof = proved();

    assertEquals(List.of(), failed(proof));
    assertEquals(Verdict.PASSED, proof.verdict());
    assertEquals(1, bench.loop.bus.published(TemporaryDatabaseDeleted.class).size());
    assertEquals(List.of("orders"), instances());
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
  }

  @ParameterizedTest
  @EnumSource(Damage.Kind.class)
  void aDamagedCopyFailsByNameAndItsDatabaseIsDeletedToo(Damage.Kind kind) throws Exception {
    aws.rds().damage(RestoreBench.COPY.arn(), new Damage(kind, "shop", "orders"));

    VerificationCompleted proof = proved();

    assertEquals(Verdict.FAILED, proof.verdict());
    assertTrue(failed(proof).get(0).subject().contains("orders"), failed(proof).toString());
    assertEquals(List.of("orders"), instances());
  }

  @Test
  void aRunCancelledWhileItsDatabaseIsBeingCreatedLeavesNothingBehind() throws Exception {
    bench.loop.deliver(bench.copyCompleted());
    bench.failed(StepName.RESTORE, FailureCode.CANCELLED);

    StepFailed calledOff = bench.stepFailed(StepName.RESTORE, FailureCode.CANCELLED);
    bench.loop.deliver(calledOff);
    aws.advance(LONG_ENOUGH);
    bench.loop.deliver(calledOff);
    aws.advance(LONG_ENOUGH);
    bench.recheck(StepName.CLEAN_UP);

    assertEquals(List.of("orders"), instances());
  }

  private VerificationCompleted proved() throws InterruptedException {
    bench.loop.deliver(bench.copyCompleted());
    bench.loop.deliver(restored());
    VerificationCompleted proof = bench.loop.bus.published(VerificationCompleted.class).get(0);
    bench.loop.deliver(proof);
    aws.advance(LONG_ENOUGH);
    bench.recheck(StepName.CLEAN_UP);
    return proof;
  }

  private RestoreAvailable restored() throws InterruptedException {
    for (int looks = 0; looks < 4; looks++) {
      aws.advance(LONG_ENOUGH);
      bench.recheck(StepName.RESTORE);
    }
    List<RestoreAvailable> available = bench.loop.bus.published(RestoreAvailable.class);
    assertTrue(!available.isEmpty(), () -> "Not restored: " + bench.loop.bus.published());
    return available.get(0);
  }

  private List<CheckResult> failed(VerificationCompleted proof) {
    return proof.checks().stream()
        .filter(each -> each.status() == CheckResult.Status.FAIL)
        .toList();
  }

  private List<String> instances() {
    return rds.describeDBInstances().dbInstances().stream()
        .map(each -> each.dbInstanceIdentifier())
        .toList();
  }

  private Login secret(String region, String arn) {
    return SecretsManagerSecrets.parse(
        arn, secrets.getSecretValue(it -> it.secretId(arn)).secretString());
  }

  private void createOrders() throws Exception {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier("orders")
                .engine("postgres")
                .engineVersion("17.11")
                .dbInstanceClass("db.t4g.micro")
                .allocatedStorage(20)
                .dbName("shop")
                .masterUsername("owner")
                .masterUserPassword("production-password"));
    aws.advance(LONG_ENOUGH);
    Endpoint endpoint =
        rds.describeDBInstances(it -> it.dbInstanceIdentifier("orders"))
            .dbInstances()
            .get(0)
            .endpoint();
    Properties login = new Properties();
    login.setProperty("user", "owner");
    login.setProperty("password", "production-password");
    login.setProperty("sslmode", "require");
    String url = "jdbc:postgresql://%s:%d/shop".formatted(endpoint.address(), endpoint.port());
    try (Connection connection = DriverManager.getConnection(url, login);
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE TABLE orders AS SELECT g AS id FROM generate_series(1, 1000) g");
      sql.execute("ALTER TABLE orders ADD PRIMARY KEY (id)");
    }
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
