package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.ProofRecord;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.RunId;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** A database with two snapshots; a plan beside it, and a plan for the day of the disaster. */
final class RestorePreviewTest {
  private static final Instant NOW = Instant.parse("2026-10-01T02:00:00Z");
  private static final String PLAN =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
        ledger: { cluster: ledger-prod, region: eu-west-1 }
      plans:
        beside:
          databases: [orders]
          snapshot: { source: latest }
          restore: { mode: new, name: orders-beside }
        wrong:
          databases: [orders]
          snapshot: { source: latest }
          restore: { mode: new, name: orders-prod, parameterGroup: no-parameters }
        disaster:
          databases: [orders]
          restore: { mode: dr, region: eu-central-1 }
        nightly:
          databases: [orders]
        ledger-beside:
          databases: [ledger]
          restore: { mode: new, name: ledger-beside }
        ledger-wrong:
          databases: [ledger]
          restore: { mode: new, name: ledger-beside, parameterGroup: no-parameters }
      """;

  @TempDir private Path folder;
  private LocalAws aws;
  private RdsClients clients;
  private RdsGateway rds;
  private SdkEnvironment environment;
  private Path plans;

  @BeforeEach
  void aDatabaseHasSnapshots() throws Exception {
    Files.createDirectory(folder.resolve("ledger"));
    plans = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    aws = LocalAws.builder().manualClock(NOW).start();
    environment = new SdkEnvironment(aws.endpoint().toString(), Runs.ACCOUNT);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT),
            region -> aws.client(RdsClient.builder(), Runs.ACCOUNT, region));
    rds = new RdsByKind(clients);
    clients
        .in(Region.EU_WEST_1.id())
        .createDBInstance(
            it ->
                it.dbInstanceIdentifier(Runs.ORDERS.identifier())
                    .engine("none")
                    .dbInstanceClass("db.r6g.large")
                    .allocatedStorage(20)
                    .masterUsername("dba")
                    .masterUserPassword("correct-horse"));
    aws.advance(Duration.ofHours(1));
    for (String name : List.of("monday", "tuesday")) {
      SnapshotRef made = rds.createSnapshot(Runs.ORDERS, name, Map.of()).ref();
      aws.advance(Duration.ofHours(1));
      rds.copySnapshot(made, far(name), Optional.empty(), Map.of());
      aws.advance(Duration.ofHours(1));
    }
  }

  @AfterEach
  void close() {
    environment.close();
    clients.close();
    aws.close();
  }

  @Test
  void theNewestSnapshotWouldBecomeADatabaseLikeItsSource() {
    Cli said = preview("beside");

    assertEquals(0, said.exit(), said.out() + said.err());
    assertTrue(said.out().contains(":snapshot:tuesday"), said.out());
    assertTrue(said.out().contains(":db:orders-beside"), said.out());
    assertTrue(said.out().contains("db.r6g.large"), said.out());
    assertTrue(said.out().contains("never proved"), said.out());
  }

  @Test
  void everythingThatWouldRefuseItIsNamedAtOnce() {
    Cli said = preview("wrong");

    assertEquals(1, said.exit());
    assertTrue(said.out().contains("no-parameters does not exist in eu-west-1"), said.out());
    assertTrue(said.out().contains(":db:orders-prod exists already"), said.out());
  }

  @Test
  void onTheDayOfTheDisasterTheProvedCopyIsTaken() throws IOException {
    RunId run = RunId.of("t", "nightly", "orders");
    new FileLedger(folder.resolve("ledger"))
        .create(
            LedgerKeys.proof(Runs.ORDERS, NOW, run),
            EventJson.bytes(
                new ProofRecord(run, far("monday"), Verdict.PASSED, NOW, NOW, Optional.empty())));

    JsonNode report = preview("disaster", "--json").json();

    assertEquals(far("monday").arn(), report.at("/0/snapshot").asText());
    assertEquals("passed", report.at("/0/verdict").asText());
    assertTrue(report.at("/0/becomes").asText().contains("eu-central-1"), report.toString());
    assertTrue(report.at("/0/problems").isEmpty(), report.toString());
  }

  @Test
  void aClusterIsShownWithEveryInstanceUnderTheNameThatItGets() throws Exception {
    aClusterHasTwoInstances();

    Cli said = preview("ledger-beside");
    JsonNode report = preview("ledger-beside", "--json").json();

    assertEquals(0, said.exit(), said.out() + said.err());
    assertTrue(said.out().contains(":cluster:ledger-beside"), said.out());
    assertTrue(said.out().contains("instance   ledger-beside-1"), said.out());
    assertEquals("db.r6g.xlarge", report.at("/0/instances/ledger-beside-1/instanceClass").asText());
    assertEquals("db.r6g.large", report.at("/0/instances/ledger-beside-2/instanceClass").asText());
  }

  @Test
  void aClusterParameterGroupThatIsNotThereIsNamed() throws Exception {
    aClusterHasTwoInstances();

    Cli said = preview("ledger-wrong");

    assertEquals(1, said.exit());
    assertTrue(
        said.out().contains("DB cluster parameter group no-parameters does not exist"), said.out());
  }

  private void aClusterHasTwoInstances() throws Exception {
    RdsClient home = clients.in(Region.EU_WEST_1.id());
    home.createDBCluster(
        it ->
            it.dbClusterIdentifier("ledger-prod")
                .engine("none")
                .masterUsername("dba")
                .masterUserPassword("correct-horse"));
    aws.advance(Duration.ofHours(1));
    for (String instance : List.of("ledger-prod-1 db.r6g.xlarge", "ledger-prod-2 db.r6g.large")) {
      home.createDBInstance(
          it ->
              it.dbInstanceIdentifier(instance.split(" ")[0])
                  .dbClusterIdentifier("ledger-prod")
                  .engine("none")
                  .dbInstanceClass(instance.split(" ")[1]));
      aws.advance(Duration.ofHours(1));
    }
  }

  @Test
  void aNamedSnapshotIsShownInsteadOfThePlans() {
    Cli said = preview("beside", "--snapshot", "monday");
    Cli absent = preview("beside", "--snapshot", "sunday");

    assertTrue(said.out().contains(":snapshot:monday"), said.out());
    assertEquals(1, absent.exit());
    assertTrue(absent.out().contains("no snapshot that fits in eu-west-1"), absent.out());
  }

  @Test
  void aTimeThatTheBackupsDoNotHoldIsRefusedWithTheTimesThatTheyDo() {
    Cli said = preview("beside", "--at", "2020-02-29T10:00:00Z");

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("2020-02-29T10:00:00Z"), said.out());
    assertTrue(said.out().contains("automated backups"), said.out());
  }

  @Test
  void nothingIsChangedByLooking() {
    preview("beside");
    preview("wrong");

    assertEquals(1, rds.databases(Runs.ACCOUNT, "eu-west-1").size());
  }

  @Test
  void aWrongCommandLineIsOneLine() {
    for (Cli said :
        List.of(
            preview("nightly"),
            preview("nightlly"),
            preview("beside", "--database", "x"),
            preview("beside", "--at", "noon"))) {
      assertEquals(2, said.exit(), said.err());
      assertTrue(said.complainsInOneLine(), said.err());
    }
  }

  private static SnapshotRef far(String name) {
    return new SnapshotRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-central-1", name);
  }

  private Cli preview(String... options) {
    List<String> line = new ArrayList<>(List.of("restore", "preview"));
    line.addAll(List.of("--ledger", "file:" + folder.resolve("ledger")));
    line.addAll(List.of("--plans", plans.toString()));
    line.addAll(List.of(options));
    return Cli.run(line.toArray(String[]::new));
  }
}
