package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.DatabaseConfig;
import io.snaprelay.database.Login;
import io.snaprelay.database.ManagedServers;
import io.snaprelay.database.SecretsManagerSecrets;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.Event;
import io.snaprelay.events.PointInTimeChosen;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RestorableBackups;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.step.testing.Runs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A time of a real database, over AWS's wire protocol: proved by a check that counts its rows. */
class PointInTimeOnLocalAwsTest {
  private static final String ORDERS = Runs.ORDERS.identifier();

  private LocalAws aws;
  private RdsClient rds;
  private SecretsManagerClient secrets;
  private RdsClients clients;

  @BeforeEach
  void productionIsBackedUp() throws Exception {
    aws = LocalAws.builder().start();
    rds = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
    secrets = aws.client(SecretsManagerClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
    clients = new RdsClients(Account.of(Runs.ACCOUNT), region -> rds);
    rds.createDBSubnetGroup(
        it ->
            it.dbSubnetGroupName("isolated")
                .dbSubnetGroupDescription("no way out")
                .subnetIds("subnet-1", "subnet-2"));
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(ORDERS)
                .engine("postgres")
                .engineVersion("17.11")
                .dbInstanceClass("db.t4g.micro")
                .allocatedStorage(20)
                .dbName("shop")
                .masterUsername("owner")
                .masterUserPassword("production-password"));
    until(() -> status(ORDERS).equals("available"));
    tell("CREATE TABLE orders (id int PRIMARY KEY)");
    aws.rds().automatedSnapshot(Runs.ACCOUNT, "eu-west-1", ORDERS);
    until(() -> status(ORDERS).equals("available"));
  }

  @AfterEach
  void close() {
    secrets.close();
    clients.close();
    aws.close();
  }

  @Test
  void whatWasWrittenBeforeItIsProvedAndWhatCameLaterIsNotThere() throws Exception {
    tell("INSERT INTO orders SELECT generate_series(1, 1000)");
    final Instant then = moment();
    tell("DELETE FROM orders WHERE id > 10", "INSERT INTO orders VALUES (2000)");

    VerificationCompleted proof = proved(then, "1000");

    assertEquals(List.of(), failed(proof));
    assertEquals(Verdict.PASSED, proof.verdict());
    assertEquals(List.of(ORDERS), instances());
    assertEquals("11", ask("SELECT count(*) FROM orders"), "production is as it was");
  }

  @Test
  void aTimeThatWasTooLateIsFoundByTheProof() throws Exception {
    tell("INSERT INTO orders SELECT generate_series(1, 1000)", "DELETE FROM orders WHERE id > 10");

    VerificationCompleted proof = proved(moment(), "1000");

    assertEquals(Verdict.FAILED, proof.verdict());
    assertTrue(failed(proof).get(0).seen().contains("10"), failed(proof)::toString);
    assertEquals(List.of(ORDERS), instances());
  }

  private VerificationCompleted proved(Instant then, String rows) {
    FrozenPlan plan =
        Runs.nightly().of(SnapshotSource.pointInTime(then)).verified(counting(rows)).frozen();
    RdsByKind gateway = new RdsByKind(clients);
    RestoreBench bench =
        new RestoreBench(
            plan,
            gateway,
            new ManagedServers(this::secret, (r, e, u) -> "", new CertificatesOf(aws)));
    RestorableBackups kept = gateway.backups(Runs.ORDERS).orElseThrow();
    assertTrue(kept.hold(then), kept::toString);
    PointInTimeRef source = PointInTimeRef.of(Runs.ORDERS, then);
    PointInTimeChosen chosen =
        new PointInTimeChosen(
            bench.run().header(PointInTimeChosen.class, source.words()), source, kept.at(then));
    bench.done(StepName.SNAPSHOT, chosen);

    bench.loop.deliver(chosen);
    pass(bench, StepName.RESTORE, RestoreAvailable.class);
    bench.loop.deliver(bench.loop.bus.published(RestoreAvailable.class).get(0));
    VerificationCompleted proof = bench.loop.bus.published(VerificationCompleted.class).get(0);
    bench.loop.deliver(proof);
    pass(bench, StepName.CLEAN_UP, TemporaryDatabaseDeleted.class);

    Manifest manifest = new Proofs(bench.loop.store).of(Runs.RUN).orElseThrow();
    assertEquals(source, manifest.snapshot());
    assertEquals(then, manifest.dataAsOf());
    assertFalse(manifest.isReference(), "no snapshot is ever compared with it");
    return proof;
  }

  private static void pass(RestoreBench bench, StepName step, Class<? extends Event> ends) {
    until(
        () -> {
          bench.recheck(step);
          return !bench.loop.bus.published(ends).isEmpty();
        });
  }

  private static Verify counting(String rows) {
    return new Verify(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "db.t4g.medium",
        Optional.empty(),
        Optional.empty(),
        List.of(
            new Check.Sql(
                "orders",
                Optional.of("shop"),
                "SELECT count(*) FROM orders",
                new Check.Equals(rows))));
  }

  private static List<CheckResult> failed(VerificationCompleted proof) {
    return proof.checks().stream()
        .filter(each -> each.status() == CheckResult.Status.FAIL)
        .toList();
  }

  /** What was told until now is before it, what is told later is after it. */
  private Instant moment() {
    Instant then = clock().plusMillis(1);
    until(() -> clock().isAfter(then));
    return then;
  }

  private Instant clock() {
    return Instant.ofEpochMilli(
        Long.parseLong(ask("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint")));
  }

  private List<String> instances() {
    return rds.describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .toList();
  }

  private String status(String id) {
    return rds.describeDBInstances(it -> it.dbInstanceIdentifier(id))
        .dbInstances()
        .get(0)
        .dbInstanceStatus();
  }

  private Login secret(String region, String arn) {
    return SecretsManagerSecrets.parse(
        arn, secrets.getSecretValue(it -> it.secretId(arn)).secretString());
  }

  private void tell(String... statements) throws Exception {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }

  private String ask(String query) {
    try (Connection connection = connect();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    Endpoint endpoint =
        rds.describeDBInstances(it -> it.dbInstanceIdentifier(ORDERS))
            .dbInstances()
            .get(0)
            .endpoint();
    Properties login = new Properties();
    login.setProperty("user", "owner");
    login.setProperty("password", "production-password");
    login.setProperty("sslmode", "require");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/shop".formatted(endpoint.address(), endpoint.port()), login);
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it never comes");
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
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
