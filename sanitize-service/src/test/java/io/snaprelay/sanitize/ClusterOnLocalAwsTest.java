package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.DatabaseConfig;
import io.snaprelay.database.Login;
import io.snaprelay.database.ManagedServers;
import io.snaprelay.database.SecretsManagerSecrets;
import io.snaprelay.database.Server;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.InstanceAlikes;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The temporary Aurora cluster of a run, masked by its writer over AWS's wire protocol. */
class ClusterOnLocalAwsTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);
  private static final String ENGINE = "aurora-postgresql";
  private static final DatabaseRef CLUSTER = ours(DatabaseKind.CLUSTER, StepName.RESTORE);
  private static final DatabaseRef MEMBER = ours(DatabaseKind.INSTANCE, StepName.RESTORE_MEMBER);

  private LocalAws aws;
  private ActingService service;
  private RdsClient rds;
  private RdsClients clients;
  private ManagedServers servers;
  private SanitizeBench bench;

  @BeforeEach
  void aTemporaryClusterWasRestored() throws Exception {
    aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start();
    service = new ActingService(Service.SANITIZE, aws, getClass());
    rds = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_CENTRAL_1);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT), region -> service.client(RdsClient.builder(), region));
    servers = new ManagedServers(this::secret, (r, e, u) -> "", new CertificatesOf(aws));
    bench =
        new SanitizeBench(
            SanitizeBench.RULES,
            new SanitizeBench.Real(
                new RdsByKind(clients),
                servers,
                this::secret,
                new EngineSanitizer(Clock.systemUTC()),
                new InstanceAlikes(clients)));
    createCluster();
    add(MEMBER.identifier(), tags(StepName.RESTORE_MEMBER));
    tell(
        "CREATE TABLE customers (id int PRIMARY KEY, email text NOT NULL)",
        "INSERT INTO customers SELECT g, 'person' || g || '@orig-pii.test'"
            + " FROM generate_series(1, 500) g");
    bench
        .restored(StepName.RESTORE, CLUSTER, cluster().resourceId())
        .restored(StepName.RESTORE_MEMBER, MEMBER, cluster().members().get(0).resourceId());
  }

  @AfterEach
  void close() {
    clients.close();
    rds.close();
    service.close();
    aws.close();
  }

  @Test
  void noOriginalIsLeftAndTheClusterIsToldToBeClean() throws Exception {
    deliver();

    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
    SanitizeCompleted done = bench.loop.bus.published(SanitizeCompleted.class).get(0);
    assertEquals(CLUSTER, done.temporary());
    assertEquals("L2", done.proof().orElseThrow().level());
    assertTrue(
        done.proof().orElseThrow().checks().stream()
            .noneMatch(check -> check.status() == CheckResult.Status.FAIL));
    assertEquals(500, count("SELECT count(DISTINCT email) FROM customers"));
    assertEquals(0, count("SELECT count(*) FROM customers WHERE email LIKE '%orig-pii%'"));
  }

  @Test
  void aClusterIntoWhichSomebodyPutAnInstanceIsNotMasked() throws Exception {
    add("reports", List.of());

    deliver();

    StepFailed failed = bench.loop.bus.published(StepFailed.class).get(0);
    assertEquals(FailureCode.NAME_TAKEN, failed.code());
    assertTrue(failed.detail().contains("reports"), failed.detail());
    assertEquals(List.of(), bench.loop.bus.published(SanitizeCompleted.class));
    assertEquals(500, count("SELECT count(*) FROM customers WHERE email LIKE '%orig-pii%'"));
  }

  @Test
  void aColumnThatNoRuleKnowsEndsInNoEventOfSuccess() throws Exception {
    tell("ALTER TABLE customers ADD phone text DEFAULT '+49 orig-pii 1'");

    deliver();

    StepFailed failed = bench.loop.bus.published(StepFailed.class).get(0);
    assertEquals(FailureCode.RULES_INVALID, failed.code());
    assertTrue(failed.detail().contains("phone"), failed.detail());
    assertEquals(List.of(), bench.loop.bus.published(SanitizeCompleted.class));
  }

  private void deliver() {
    VerificationCompleted proof = bench.proof(CLUSTER, Verdict.PASSED);
    bench.proved(proof).loop.deliver(proof);
  }

  private void createCluster() throws InterruptedException {
    rds.createDBCluster(
        it ->
            it.dbClusterIdentifier(CLUSTER.identifier())
                .engine(ENGINE)
                .engineVersion("17.11")
                .databaseName("shop")
                .masterUsername("owner")
                .manageMasterUserPassword(true)
                .tags(tags(StepName.RESTORE)));
    aws.advance(LONG_ENOUGH);
  }

  private void add(String name, List<Tag> tags) throws InterruptedException {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(name)
                .dbClusterIdentifier(CLUSTER.identifier())
                .engine(ENGINE)
                .dbInstanceClass("db.r6g.large")
                .tags(tags));
    aws.advance(LONG_ENOUGH);
  }

  private static DatabaseRef ours(DatabaseKind kind, StepName step) {
    return new DatabaseRef(
        kind, Runs.ACCOUNT, "eu-central-1", new ResourceName(Runs.RUN, step).value());
  }

  private static List<Tag> tags(StepName step) {
    Map<String, String> tags = new Ownership(Runs.RUN, step, ResourceRole.TEMPORARY).tags();
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private DatabaseState cluster() {
    return new RdsByKind(clients).database(CLUSTER).orElseThrow();
  }

  private void tell(String... script) throws Exception {
    try (Connection connection = server().connect("shop");
        Statement sql = connection.createStatement()) {
      sql.execute("SET default_transaction_read_only = off");
      for (String statement : script) {
        sql.execute(statement);
      }
    }
  }

  private int count(String query) throws Exception {
    try (Connection connection = server().connect("shop");
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private Server server() {
    return servers.of(cluster()).orElseThrow();
  }

  private Login secret(DatabaseRef database, String arn) {
    SecretsManagerClient secrets =
        service.client(SecretsManagerClient.builder(), Region.of(database.region()));
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
