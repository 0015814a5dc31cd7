package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
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
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A time of a real database, over AWS's wire protocol: proved by a check that counts its rows. */
class PointInTimeOnLocalAwsTest {
  private LocalAws aws;
  private ActingService service;
  private RdsClients clients;
  private Production production;

  @BeforeEach
  void start() throws Exception {
    aws = LocalAws.builder().start();
    service = new ActingService(Service.RESTORE_VERIFY, aws, getClass());
    clients =
        new RdsClients(Account.of(Runs.ACCOUNT), at -> service.client(RdsClient.builder(), at));
    aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1)
        .createDBSubnetGroup(
            it ->
                it.dbSubnetGroupName("isolated")
                    .dbSubnetGroupDescription("no way out")
                    .subnetIds("subnet-1", "subnet-2"));
  }

  @AfterEach
  void close() {
    clients.close();
    service.close();
    aws.close();
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void whatWasWrittenBeforeItIsProvedAndWhatCameLaterIsNotThere(DatabaseKind kind)
      throws Exception {
    production = new Production(aws, kind);
    production.tell("INSERT INTO orders SELECT generate_series(1, 1000)");
    final Instant then = production.moment();
    production.tell("DELETE FROM orders WHERE id > 10", "INSERT INTO orders VALUES (2000)");
    List<String> before = databases();

    VerificationCompleted proof = proved(then, "1000");

    assertEquals(List.of(), failed(proof));
    assertEquals(Verdict.PASSED, proof.verdict());
    assertEquals(before, databases());
    assertEquals("11", production.ask("SELECT count(*) FROM orders"), "production is as it was");
  }

  @Test
  void aTimeThatWasTooLateIsFoundByTheProof() throws Exception {
    production = new Production(aws, DatabaseKind.INSTANCE);
    production.tell(
        "INSERT INTO orders SELECT generate_series(1, 1000)", "DELETE FROM orders WHERE id > 10");
    List<String> before = databases();

    VerificationCompleted proof = proved(production.moment(), "1000");

    assertEquals(Verdict.FAILED, proof.verdict());
    assertTrue(failed(proof).get(0).seen().contains("10"), failed(proof)::toString);
    assertEquals(before, databases());
  }

  private VerificationCompleted proved(Instant then, String rows) {
    FrozenPlan plan =
        Runs.nightly()
            .of(production.ref().kind())
            .of(SnapshotSource.pointInTime(then))
            .verified(counting(rows))
            .frozen();
    RdsByKind gateway = new RdsByKind(clients);
    RestoreBench bench =
        new RestoreBench(
            plan,
            gateway,
            new ManagedServers(this::secret, (r, e, u) -> "", new CertificatesOf(aws)));
    RestorableBackups kept = gateway.backups(production.ref()).orElseThrow();
    assertTrue(kept.hold(then), kept::toString);
    PointInTimeRef source = PointInTimeRef.of(production.ref(), then);
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
    Production.until(
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

  private List<String> databases() {
    return new RdsByKind(clients)
        .databases(Runs.ACCOUNT, "eu-west-1").stream().map(each -> each.ref().arn()).toList();
  }

  private Login secret(DatabaseRef database, String arn) {
    SecretsManagerClient secrets =
        service.client(SecretsManagerClient.builder(), Region.of(database.region()));
    return SecretsManagerSecrets.parse(
        arn, secrets.getSecretValue(it -> it.secretId(arn)).secretString());
  }
}
