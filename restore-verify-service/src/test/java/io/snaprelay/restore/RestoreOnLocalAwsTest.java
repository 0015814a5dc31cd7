package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.Login;
import io.snaprelay.database.ManagedServers;
import io.snaprelay.database.SecretsManagerSecrets;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.localaws.mariadb.MariaDb;
import io.snaprelay.localaws.rds.Damage;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
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

  /** What runs in production. */
  private enum Production {
    POSTGRES("postgres", "17.11", "jdbc:postgresql://%s:%d/shop", "sslmode", "require"),
    MARIADB("mariadb", "11.4.5", "jdbc:mariadb://%s:%d/shop", "sslMode", "trust");

    private final String engine;
    private final String version;
    private final String url;
    private final String tlsOption;
    private final String tls;

    Production(String engine, String version, String url, String tlsOption, String tls) {
      this.engine = engine;
      this.version = version;
      this.url = url;
      this.tlsOption = tlsOption;
      this.tls = tls;
    }

    String rows() {
      return this == POSTGRES
          ? "SELECT g FROM generate_series(1, 1000) g"
          : "SELECT seq FROM seq_1_to_1000";
    }
  }

  private void aCopyExistsOf(Production production) throws Exception {
    aCopyExistsOf(production, Runs.copiedAndVerified());
  }

  private void aCopyExistsOf(Production production, Runs plan) throws Exception {
    aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start();
    rds = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_CENTRAL_1);
    secrets = aws.client(SecretsManagerClient.builder(), Runs.ACCOUNT, Region.EU_CENTRAL_1);
    clients = new RdsClients(Account.of(Runs.ACCOUNT), region -> rds);
    bench =
        new RestoreBench(
            plan.frozen(),
            new RdsByKind(clients),
            new ManagedServers(this::secret, (r, e, u) -> "", new CertificatesOf(aws)));
    rds.createDBSubnetGroup(
        it ->
            it.dbSubnetGroupName("isolated")
                .dbSubnetGroupDescription("no way out")
                .subnetIds("subnet-1", "subnet-2"));
    createOrders(production);
    rds.createDBSnapshot(
        it ->
            it.dbInstanceIdentifier("orders").dbSnapshotIdentifier(RestoreBench.COPY.identifier()));
    aws.advance(LONG_ENOUGH);
    SnapshotFacts usual = FakeRds.FACTS;
    bench
        .of(
            new SnapshotFacts(
                production.engine,
                production.version,
                usual.dataAsOf(),
                usual.allocatedGiB(),
                usual.kmsKeyArn()))
        .recordSnapshots();
  }

  @AfterEach
  void close() {
    secrets.close();
    clients.close();
    aws.close();
  }

  @ParameterizedTest
  @EnumSource(Production.class)
  void aCopyIsRestoredProvedAndItsDatabaseDeleted(Production production) throws Exception {
    assumeTrue(production == Production.POSTGRES || MariaDb.isHere(), "no MariaDB binaries");
    aCopyExistsOf(production);

    VerificationCompleted proof = proved();

    assertEquals(List.of(), failed(proof));
    assertEquals(Verdict.PASSED, proof.verdict());
    assertEquals(1, bench.loop.bus.published(TemporaryDatabaseDeleted.class).size());
    assertEquals(List.of("orders"), instances());
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
  }

  /** Whoever proves has no role there: whatever it asked of that account would fail the step. */
  @Test
  void aCopyOfADatabaseThatAnotherAccountHasIsProvedWithoutThatAccount() throws Exception {
    DatabaseRef elsewhere =
        new DatabaseRef(Runs.ORDERS.kind(), "333333333333", "eu-west-1", Runs.ORDERS.identifier());
    Copy home = new Copy("eu-central-1", Optional.of("alias/dr"), Optional.of(Runs.ACCOUNT));
    aCopyExistsOf(Production.POSTGRES, Runs.copiedAndVerified().copiedTo(home).of(elsewhere));

    VerificationCompleted proof = proved();

    assertEquals(Verdict.PASSED, proof.verdict());
    assertEquals(List.of("orders"), instances());
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
  }

  @ParameterizedTest
  @EnumSource(Damage.Kind.class)
  void aDamagedCopyFailsByNameAndItsDatabaseIsDeletedToo(Damage.Kind kind) throws Exception {
    aCopyExistsOf(Production.POSTGRES);
    aws.rds().damage(RestoreBench.COPY.arn(), new Damage(kind, "shop", "orders"));

    VerificationCompleted proof = proved();

    assertEquals(Verdict.FAILED, proof.verdict());
    assertTrue(failed(proof).get(0).subject().contains("orders"), failed(proof).toString());
    assertEquals(List.of("orders"), instances());
  }

  @Test
  void aRunCancelledWhileItsDatabaseIsBeingCreatedLeavesNothingBehind() throws Exception {
    aCopyExistsOf(Production.POSTGRES);
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

  private Login secret(DatabaseRef database, String arn) {
    return SecretsManagerSecrets.parse(
        arn, secrets.getSecretValue(it -> it.secretId(arn)).secretString());
  }

  private void createOrders(Production production) throws Exception {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier("orders")
                .engine(production.engine)
                .engineVersion(production.version)
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
    login.setProperty(production.tlsOption, production.tls);
    String url = production.url.formatted(endpoint.address(), endpoint.port());
    try (Connection connection = DriverManager.getConnection(url, login);
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE TABLE orders (id int PRIMARY KEY)");
      sql.execute("INSERT INTO orders " + production.rows());
    }
  }
}
