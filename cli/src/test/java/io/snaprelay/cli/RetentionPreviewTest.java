package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.RunsOnAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** Three nightly runs in two regions, a snapshot of a person, and a plan that keeps one copy. */
final class RetentionPreviewTest {
  private static final String PLAN =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
        ledger: { cluster: ledger-aurora, region: eu-west-1 }
      plans:
        nightly:
          databases: [orders, ledger]
          schedule: rate(1 day)
          verify: { instanceClass: db.t4g.medium }
          copy: { region: eu-central-1, kmsKey: alias/dr }
          retain: { source: 1d, copies: { last: 1 } }
      """;

  @TempDir private Path folder;
  private final List<FrozenPlan> runs = new ArrayList<>();
  private LocalAws aws;
  private RdsClients clients;
  private SdkEnvironment environment;
  private Path plans;

  @BeforeEach
  void threeNightsHavePassed() throws IOException {
    plans = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    aws = LocalAws.builder().manualClock(Instant.parse("2026-10-01T02:00:00Z")).start();
    environment = new SdkEnvironment(aws.endpoint().toString(), Runs.ACCOUNT);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT),
            region -> aws.client(RdsClient.builder(), Runs.ACCOUNT, region));
    createDatabase();
    RdsGateway rds = new RdsByKind(clients);
    rds.createSnapshot(Runs.ORDERS, "before-upgrade", Map.of());
    anHour();
    RunsOnAws nights = new RunsOnAws(rds, new FileLedger(folder.resolve("ledger")), this::anHour);
    for (int night = 1; night <= 3; night++) {
      runs.add(nights.ran(Runs.copiedAndVerified().frozen("night-" + night)));
      advance(Duration.ofHours(22));
    }
  }

  @AfterEach
  void close() {
    environment.close();
    clients.close();
    aws.close();
  }

  @Test
  void whatGoesAndWhatStaysIsShownEachWithItsReason() {
    Cli said = preview();

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains("orders of plan nightly: 4 of 6 snapshots go"), said.out());
    assertTrue(line(said, runs.get(0), "-snapshot").contains("SOURCE_TOO_OLD"), said.out());
    assertTrue(line(said, runs.get(0), "-copy").startsWith("  goes   copy"), said.out());
    assertTrue(line(said, runs.get(2), "-copy").startsWith("  stays  copy"), said.out());
    assertTrue(
        said.out().contains("eu-west-1: 4 of 100 manual snapshots; by schedule at most"),
        said.out());
    assertTrue(said.out().contains("databases.ledger: "), said.out());
  }

  @Test
  void nothingIsChangedByLooking() {
    preview();

    assertEquals(4, manual("eu-west-1"));
    assertEquals(3, manual("eu-central-1"));
  }

  @Test
  void theSnapshotOfAPersonIsCountedAndNotListed() {
    assertTrue(!preview().out().contains("before-upgrade"));
    assertEquals(4, preview("--json").json().at("/regions/1/used").intValue());
  }

  @Test
  void aQuotaThatRunsOutIsExitCodeOneAndNamesTheDay() throws IOException {
    Files.writeString(plans, PLAN.replaceAll(" +retain: .*\\R", "").replace("1 day", "12 hours"));

    Cli said = preview("--ahead", "2400h");

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("by schedule the quota is used up on 20"), said.out());
  }

  @Test
  void scriptsGetOneObjectAsTheReadmeShowsIt() {
    JsonNode report = preview("--json").json();

    assertEquals("nightly", report.at("/courses/0/plan").textValue());
    assertEquals(6, report.at("/courses/0/snapshots").size());
    assertTrue(report.at("/courses/0/snapshots/0/expires").booleanValue());
    assertEquals(false, report.at("/regions/0/assumed").booleanValue(), "RDS tells it");
    assertEquals(1, report.get("notes").size());
    ReadmeExample.containing("\"exhausted\"")
        .hasTheFieldsOf(report, "", "/courses/0", "/courses/0/snapshots/0");
  }

  @Test
  void whatIsNotAskedForIsNotShownButCounts() {
    JsonNode report = preview("--json", "--database", "ledger").json();

    assertEquals(1, report.get("courses").size());
    assertEquals("ledger", report.at("/courses/0/database").textValue());
    assertEquals(0, report.at("/courses/0/snapshots").size());
    assertEquals(4, report.at("/regions/1/used").intValue());
  }

  @Test
  void aWrongCommandLineIsOneLine() {
    List<Cli> all =
        List.of(
            preview("--plan", "nightlly"),
            preview("--database", "order"),
            preview("--plans", folder.resolve("absent.yaml").toString()),
            preview("--ahead", "soon"));

    for (Cli said : all) {
      assertEquals(2, said.exit(), said.err());
      assertTrue(said.complainsInOneLine(), said.err());
    }
    assertTrue(all.get(0).err().contains("it has: nightly"), all.get(0).err());
  }

  private Cli preview(String... options) {
    List<String> line = new ArrayList<>(List.of("retention", "preview"));
    line.addAll(List.of("--ledger", "file:" + folder.resolve("ledger")));
    if (!List.of(options).contains("--plans")) {
      line.addAll(List.of("--plans", plans.toString()));
    }
    line.addAll(List.of(options));
    return Cli.run(line.toArray(String[]::new));
  }

  private static String line(Cli said, FrozenPlan run, String step) {
    return said.out()
        .lines()
        .filter(each -> each.contains(run.run() + step))
        .findFirst()
        .orElse("");
  }

  private int manual(String region) {
    return new RdsByKind(clients).manualSnapshots(Runs.ACCOUNT, region).size();
  }

  private void createDatabase() {
    clients
        .in(Region.EU_WEST_1.id())
        .createDBInstance(
            it ->
                it.dbInstanceIdentifier(Runs.ORDERS.identifier())
                    .engine("none")
                    .dbInstanceClass("db.t4g.medium")
                    .allocatedStorage(20)
                    .masterUsername("dba")
                    .masterUserPassword("correct-horse"));
    anHour();
  }

  private void anHour() {
    advance(Duration.ofHours(1));
  }

  private void advance(Duration by) {
    try {
      aws.advance(by);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
