package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code copies}, {@code share} and {@code sweep --dry-run}: what they show, and that they read
 * only.
 */
final class SnapshotCommandsTest {
  private static final String PLAN =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
      plans:
        nightly:
          databases: [orders]
          verify: { instanceClass: db.t4g.medium }
          copy: { region: eu-central-1, kmsKey: alias/dr }
          share: { accounts: ["333333333333", "444444444444"] }
      """;

  @TempDir private Path folder;
  private Nights nights;
  private FrozenPlan run;

  @BeforeEach
  void aNightHasPassed() throws IOException {
    nights = new Nights(folder, PLAN);
    nights.rds.createSnapshot(Runs.ORDERS, "before-upgrade", Map.of());
    nights.anHour();
    run = nights.ran("night-1");
  }

  @AfterEach
  void close() {
    nights.close();
  }

  @Test
  void copiesShowsEachWithItsRegionItsStateAndItsProof() {
    Cli said = nights.run("copies");

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().startsWith("orders of plan nightly: 2\n"), said.out());
    assertTrue(line(said, "-snapshot").contains("eu-west-1"), said.out());
    assertTrue(line(said, "-snapshot").contains("not proved"), said.out());
    assertTrue(line(said, "-copy").contains("eu-central-1   available"), said.out());
    assertTrue(line(said, "-copy").contains("proof PASSED"), said.out());
    assertFalse(said.out().contains("before-upgrade"), "what a person made is not listed");
  }

  @Test
  void copiesForScriptsHasTheTimeOfTheData() {
    JsonNode copy = nights.run("copies", "--json").json().at("/snapshots");

    assertEquals(2, copy.size());
    assertTrue(copy.get(0).path("dataAsOf").asText().startsWith("2026-10-01T0"), copy.toString());
    assertEquals(
        List.of("copy", "snapshot"), copy.findValuesAsText("step").stream().sorted().toList());
  }

  @Test
  void copiesOfWhatThePlanFileLacksIsAWrongCommandLine() {
    Cli said = nights.run("copies", "--plan", "weekly");

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("no plan 'weekly'; it has: nightly"), said.err());
  }

  @Test
  void whoIsMissingAndWhoIsTooManyIsNamed() {
    nights.rds.share(copy(), List.of("333333333333", "999999999999"), List.of());

    Cli said = nights.run("share");

    assertEquals(1, said.exit(), said.err());
    assertEquals(
        "DIFFERS    %s of plan nightly: 333333333333, 444444444444; missing 444444444444; not planned 999999999999\n"
            .formatted(copy().arn()),
        said.out());
  }

  @Test
  void whatIsSharedAsPlannedIsZero() {
    nights.rds.share(copy(), List.of("333333333333", "444444444444"), List.of());

    Cli said = nights.run("share", "--json");

    assertEquals(0, said.exit(), said.err());
    assertEquals(1, said.json().path("snapshots").size());
    assertEquals(0, said.json().at("/snapshots/0/missing").size());
  }

  @Test
  void shareChangesNothing() {
    nights.run("share");

    assertEquals(List.of(), nights.rds.sharedWith(copy()));
  }

  @Test
  void aSweepThatFindsNothingSaysWhereItLooked() {
    Cli said = nights.run("sweep", "--dry-run", "--region", "us-east-1");

    assertEquals(0, said.exit(), said.err());
    assertEquals("Nothing was left behind in eu-central-1, eu-west-1, us-east-1\n", said.out());
  }

  @Test
  void whatASweepWouldFindIsShownAndNotTouched() {
    FrozenPlan stranger = Runs.copiedAndVerified().frozen("unknown");
    String name = new ResourceName(stranger.run(), StepName.SNAPSHOT).value();
    nights.rds.createSnapshot(
        Runs.ORDERS,
        name,
        new Ownership(stranger.run(), StepName.SNAPSHOT, ResourceRole.SOURCE).tags());
    nights.anHour();

    Cli said = nights.run("sweep", "--dry-run");

    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().startsWith("NOT_RECORDED"), said.out());
    assertTrue(said.out().contains(name), said.out());
    assertTrue(said.out().contains("told only"), said.out());
    assertEquals(3, nights.rds.manualSnapshots(Runs.ACCOUNT, "eu-west-1").size());
  }

  @Test
  void aRegionThatIsNoneIsAWrongCommandLine() {
    Cli said = nights.run("sweep", "--dry-run", "--region", "Ireland");

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("'Ireland' is no AWS region"), said.err());
  }

  private SnapshotRef copy() {
    return Stock.ref(run, StepName.COPY);
  }

  private String line(Cli said, String step) {
    return said.out()
        .lines()
        .filter(each -> each.contains(run.run() + step))
        .findFirst()
        .orElse("");
  }
}
