package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.explain.Prices;
import io.snaprelay.plan.Steps;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run would do, told by the plan alone. */
final class PlanExplainTest {
  private static final String PLAN =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
      plans:
        nightly:
          databases: [orders]
          copy: { region: eu-central-1, kmsKey: alias/dr }
          verify: { instanceClass: db.t4g.medium }
        plain:
          databases: [orders]
      """;

  @TempDir private Path folder;

  @Test
  void stepsAreToldInOrderWithCallsPermissionsAndEffects() throws IOException {
    JsonNode steps = explained("nightly", "--size-gib", "100").json().at("/courses/0/steps");

    assertEquals(
        List.of("snapshot", "copy", "restore", "verify", "clean-up"),
        steps.findValuesAsText("step"));
    JsonNode copy = steps.get(1);
    assertEquals("snapshot", copy.at("/after/0").asText());
    assertEquals("eu-central-1", copy.path("where").asText());
    assertTrue(copy.at("/calls/copy-service").toString().contains("rds:CopyDBSnapshot"));
    assertTrue(copy.at("/permissions/copy-service").toString().contains("kms:ReEncryptTo"));
    assertEquals("a copy of a snapshot", copy.at("/creates/0").asText());
    ReadmeExample.containing("pricesOf")
        .hasTheFieldsOf(
            explained("nightly", "--size-gib", "100").json(),
            "",
            "/estimate",
            "/courses/0",
            "/courses/0/size",
            "/courses/0/steps/0");
    assertEquals("the temporary database", steps.get(4).at("/deletes/0").asText());
  }

  /** By hand, from the shipped table: 100 GiB, one region crossed, 10 + 15 + 15 + 5 minutes. */
  @Test
  void timeAndMoneyAreThoseOfTheTable() throws IOException {
    JsonNode course = explained("nightly", "--size-gib", "100").json().at("/courses/0");

    // 5 + 20 + 15 + 15 + 5 minutes
    assertEquals(60, course.path("minutes").intValue());
    // 100 * 0.02 + (15 + 15 + 5) / 60 * (0.065 + 100 * 0.115 / 730)
    assertEquals(2.0471, course.path("once").doubleValue(), 0.0001);
    // two snapshots of 100 GiB at 0.095
    assertEquals(19.0, course.path("monthly").doubleValue(), 0.0001);
    assertEquals("GIVEN", course.at("/size/known").asText());
  }

  @Test
  void aPlanOfOneSnapshotCostsNoTransferAndNoHours() throws IOException {
    JsonNode course = explained("plain", "--size-gib", "100").json().at("/courses/0");

    assertEquals(0.0, course.path("once").doubleValue());
    assertEquals(5, course.path("minutes").intValue());
  }

  @Test
  void theSizeIsThatOfRdsIfItTells() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, it -> it)) {
      estate.create("none", true);

      Cli said = explained("nightly");

      assertEquals("TOLD_BY_RDS", said.json().at("/courses/0/size/known").asText(), said.err());
      assertEquals(20, said.json().at("/courses/0/size/gib").intValue());
    }
  }

  @Test
  void aSizeThatNobodyTellsIsAssumedAndSaidSo() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, it -> it)) {
      Cli said = explained("nightly");

      assertEquals(0, said.exit(), said.err());
      assertEquals("ASSUMED", said.json().at("/courses/0/size/known").asText());
      assertTrue(said.err().contains("100 GiB are assumed for orders-prod"), said.err());
      assertTrue(estate.aws().requests().counts().containsKey("rds:DescribeDBInstances"));
    }
  }

  @Test
  void peopleAreToldThatItIsAnEstimateAndOfWhatDay() throws IOException {
    Cli said = Cli.run("plan", "explain", plan().toString(), "plain", "--size-gib", "100");

    assertTrue(
        said.out().startsWith("orders of plan plain, 100 GiB (given): about 5 min"), said.out());
    assertTrue(said.out().contains("An estimate, no promise: prices of us-east-1"), said.out());
    assertTrue(said.out().contains(Prices.shipped().date().toString()), said.out());
  }

  @Test
  void aClassWithoutAPriceIsLeftOutAndSaidSo() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("plan.yaml"), PLAN.replace("db.t4g.medium", "db.x2g.huge"));

    Cli said = Cli.run("plan", "explain", file.toString(), "nightly", "--size-gib", "1");

    assertTrue(said.out().contains("no price is known of the class db.x2g.huge"), said.out());
  }

  @Test
  void aTableOfOnesOwnTakesThePlaceOfTheShippedOne() throws IOException {
    Path table = folder.resolve("prices.json");
    Files.writeString(table, shipped().replace("\"transferGib\": 0.02", "\"transferGib\": 1"));

    Cli said = explained("nightly", "--size-gib", "100", "--prices", table.toString());

    assertEquals(100.0471, said.json().at("/courses/0/once").doubleValue(), 0.0001);
  }

  @Test
  void aTableThatLacksAPriceIsRefused() throws IOException {
    Path table = folder.resolve("prices.json");
    Files.writeString(table, shipped().replace("\"transferGib\": 0.02,", ""));

    Cli said = explained("nightly", "--size-gib", "1", "--prices", table.toString());

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("transferGib"), said.err());
  }

  @Test
  void aPlanThatIsNotThereIsAWrongCommandLine() throws IOException {
    Cli said = Cli.run("plan", "explain", plan().toString(), "weekly", "--size-gib", "1");

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("no plan 'weekly'"), said.err());
  }

  @Test
  void aRestoreInAnotherAccountIsExplainedThereWithTheRoleThatIsAssumed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("plan.yaml"),
            PLAN
                + "    copy: { region: eu-central-1, kmsKey: alias/dr, account: '222222222222' }\n"
                + "    verify: { instanceClass: db.t4g.medium }\n");

    Cli said = Cli.run("plan", "explain", file.toString(), "plain", "--size-gib", "1", "--json");

    JsonNode steps = said.json().at("/courses/0/steps");
    for (JsonNode step : steps) {
      if (List.of("restore", "verify", "clean-up").contains(step.path("step").asText())) {
        assertEquals("eu-central-1 of 222222222222", step.path("where").asText());
        assertTrue(
            step.at("/calls/restore-verify-service").toString().contains("sts:AssumeRole"),
            step.toString());
      }
    }
    assertEquals(5, steps.size());
  }

  @Test
  void whatAPlanSelectsIsNotKnownBeforeARun() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("plan.yaml"),
            "plans:\n  tagged:\n    select: { tag: \"backup=nightly\", regions: [eu-west-1] }\n");

    Cli said = Cli.run("plan", "explain", file.toString(), "--size-gib", "1");

    assertTrue(said.out().contains("Mind: plans.tagged.select"), said.out() + said.err());
  }

  @Test
  void nothingHasNoSize() throws IOException {
    assertEquals(2, explained("plain", "--size-gib", "0").exit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nightly.yaml",
        "create-and-restore.yaml",
        "point-in-time.yaml",
        "flows/sanitized-snapshots.yaml",
        "flows/integrity-tests.yaml"
      })
  void everyStepOfEveryExampleHasACall(String example) throws IOException {
    Path file = Path.of("../examples").resolve(example);
    PlanReading.Accepted plans = (PlanReading.Accepted) PlanReader.read(Files.readString(file));

    Cli said = Cli.run("plan", "explain", file.toString(), "--size-gib", "10", "--json");

    for (JsonNode course : said.json().path("courses")) {
      List<String> steps = course.path("steps").findValuesAsText("step");
      Steps.of(plans.file().plans().get(course.path("plan").asText()))
          .names()
          .forEach(step -> assertTrue(steps.contains(step.value()), step.value()));
      course
          .path("steps")
          .forEach(step -> assertFalse(step.path("calls").isEmpty(), step.toString()));
    }
  }

  @Test
  void aClusterThatStaysIsPromotedByCallsOfItsOwn() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            databases:
              ledger: { cluster: ledger-aurora, region: eu-west-1 }
            plans:
              beside:
                databases: [ledger]
                snapshot: { source: latest }
                restore: { mode: new, name: ledger-beside }
            """);

    JsonNode steps =
        Cli.run("plan", "explain", file.toString(), "--size-gib", "10", "--json")
            .json()
            .at("/courses/0/steps");

    assertEquals(
        List.of("snapshot", "restore", "promote", "clean-up"), steps.findValuesAsText("step"));
    assertTrue(steps.get(2).path("calls").toString().contains("rds:ModifyDBCluster"));
    assertFalse(steps.toString().contains("rds:RestoreDBInstanceFromDBSnapshot"));
  }

  private Cli explained(String plan, String... more) throws IOException {
    List<String> line =
        new java.util.ArrayList<>(List.of("plan", "explain", plan().toString(), plan, "--json"));
    line.addAll(List.of(more));
    return Cli.run(line.toArray(String[]::new));
  }

  private Path plan() throws IOException {
    return Files.writeString(folder.resolve("plan.yaml"), PLAN);
  }

  private static String shipped() throws IOException {
    return new String(
        Prices.class.getResourceAsStream("prices.json").readAllBytes(),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}
