package io.snaprelay.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the trigger to the evidence, on the packaged services and real database servers. */
@Execution(ExecutionMode.CONCURRENT)
class ChainIT {
  @TempDir Path folder;

  @Test
  void aRunProvesTheCopyAndLeavesNothingButEvidence() throws Exception {
    DemoRun run = DemoRun.asShown(folder.resolve("demo"));

    assertProved(run);
    assertTrue(Files.size(run.evidence(".html")) > 1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lost", "doubled"})
  void aRunFinishesWhateverBecomesOfRdsEvents(String fate) throws Exception {
    assertProved(DemoRun.of(folder.resolve("demo"), "--rds-events", fate));
  }

  @Test
  void aRunFinishesWithEveryThirdCallThrottled() throws Exception {
    assertProved(DemoRun.of(folder.resolve("demo"), "--throttle", "0.33"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snapshot-service",
        "copy-service",
        "restore-verify-service",
        "sanitize-service",
        "notifier"
      })
  void aRunFinishesAlthoughAServiceIsKilledAgainAndAgain(String service) throws Exception {
    assertProved(DemoRun.of(folder.resolve("demo"), "--kill", service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "rows-lost"})
  void aDamagedCopyFailsTheProofByName(String kind) throws Exception {
    assertDamaged("public.orders", DemoRun.of(folder.resolve("demo"), "--damage", kind));
  }

  @Test
  void aDamagedPageOfABigTableFailsTheProofByName() throws Exception {
    assertDamaged("public.orders", DemoRun.asShown(folder.resolve("demo"), "--damage"));
  }

  @Test
  void aCopyOfMariaDbIsProved() throws Exception {
    assumeMariaDb();

    assertProved(DemoRun.of(folder.resolve("demo"), "--engine", "mariadb"));
  }

  @Test
  void aDamagedCopyOfMariaDbFailsTheProofByName() throws Exception {
    assumeMariaDb();

    assertDamaged(
        "shop.orders", DemoRun.of(folder.resolve("demo"), "--engine", "mariadb", "--damage"));
  }

  private static void assumeMariaDb() {
    assumeTrue(
        Files.isDirectory(
            Path.of(System.getProperty("snaprelay.home"), "local-aws", "target", "mariadb")),
        "MariaDB's binaries are of Linux on x86_64");
  }

  private static void assertDamaged(String table, DemoRun run) throws IOException {
    assertEquals(1, run.exitCode(), run.output());
    assertEquals("FAILED", run.evidence().path("proof").path("verdict").asText());
    assertTrue(failedChecks(run).contains(table), "the evidence names what is damaged");
    assertEquals(1, run.eventsNamed("temporary-database-deleted"));
    assertEquals(1, run.eventsNamed("run-completed"));
  }

  @Test
  void aMaskedSnapshotIsGivenToAnotherAccountAndHoldsNoOriginal() throws Exception {
    DemoRun run = DemoRun.of(folder.resolve("demo"), "--sanitize");

    assertProved(run);
    assertGivenAway(run);
  }

  @Test
  void whatIsLoadedIntoACleanRoomIsGivenAwayAndHoldsNoOriginal() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/lib/postgresql/15/bin/pg_dump")),
        "A clean room needs pg_dump of PostgreSQL 15");

    DemoRun run =
        DemoRun.of(folder.resolve("demo"), "--sanitize", "--clean-room", "--postgres", "15");

    assertProved(run, 2);
    assertGivenAway(run);
    assertTrue(run.output().contains("level L3"), run.output());
  }

  @Test
  void aMaskedSnapshotOfMariaDbIsGivenToAnotherAccountAndHoldsNoOriginal() throws Exception {
    assumeMariaDb();

    DemoRun run = DemoRun.of(folder.resolve("demo"), "--engine", "mariadb", "--sanitize");

    assertProved(run);
    assertGivenAway(run);
  }

  @Test
  void aServiceKilledWhileItMasksMariaDbGoesOnAndLeavesNothing() throws Exception {
    assumeMariaDb();

    DemoRun run =
        DemoRun.of(
            folder.resolve("demo"),
            "--engine",
            "mariadb",
            "--sanitize",
            "--kill",
            "sanitize-service");

    assertProved(run);
    assertGivenAway(run);
  }

  @Test
  void aMaskingServiceKilledInTheMiddleGoesOnAndLeavesNothing() throws Exception {
    DemoRun run = DemoRun.of(folder.resolve("demo"), "--sanitize", "--kill", "sanitize-service");

    assertProved(run);
    assertGivenAway(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lost", "doubled"})
  void aMaskedSnapshotIsGivenAwayWhateverBecomesOfRdsEvents(String fate) throws Exception {
    DemoRun run = DemoRun.of(folder.resolve("demo"), "--sanitize", "--rds-events", fate);

    assertProved(run);
    assertGivenAway(run);
  }

  @Test
  void rulesThatKeepWhatIdentifiesPeopleEndInNoSnapshot() throws Exception {
    assertNothingIsGivenAway("orders-masking.yaml");
  }

  @Test
  void rulesThatKeepWhatIdentifiesPeopleEndInNoSnapshotOfMariaDbEither() throws Exception {
    assumeMariaDb();

    assertNothingIsGivenAway("orders-masking-mariadb.yaml", "--engine", "mariadb");
  }

  private void assertNothingIsGivenAway(String example, String... options) throws Exception {
    Path rules = Files.writeString(folder.resolve("leaky.yaml"), leakyRules(example));
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--sanitize=" + rules);

    DemoRun run = DemoRun.of(folder.resolve("demo"), all.toArray(String[]::new));

    assertEquals(1, run.exitCode(), run.output());
    assertTrue(run.output().contains("SANITIZE_FAILED"), run.output());
    assertEquals(0, run.eventsNamed("sanitize-completed"));
    assertEquals(0, run.eventsNamed("snapshot-shared"));
    assertEquals(1, run.eventsNamed("temporary-database-deleted"));
    assertFalse(Files.exists(run.folder().resolve("snapshots/sanitized-copy")));
  }

  private static String leakyRules(String example) throws IOException {
    Path home = Path.of(System.getProperty("snaprelay.home"));
    String rules = Files.readString(home.resolve("examples").resolve(example));
    return rules.replaceFirst(
        "(?s)(people:.*?)keep: \\[id, joined](.*?) +email: email\\R",
        "$1keep: [id, joined, email]$2");
  }

  /** Every original is searched in every byte of every file. */
  private static void assertGivenAway(DemoRun run) throws IOException {
    assertEquals(1, run.eventsNamed("sanitize-completed"));
    assertEquals(1, run.eventsNamed("snapshot-shared"));
    assertTrue(run.output().contains("known originals it reads 0"), run.output());
    List<String> originals = Files.readAllLines(run.folder().resolve("originals.txt"));
    assertTrue(originals.size() >= 1000, "there are enough to search for");
    Path snapshots = run.folder().resolve("snapshots");
    assertEquals(Set.of(), FoundBytes.in(snapshots.resolve("sanitized-copy"), originals));
    assertFalse(
        FoundBytes.in(snapshots.resolve("copy"), originals).isEmpty(),
        "the search finds originals where there are some");
  }

  private static String failedChecks(DemoRun run) throws IOException {
    StringBuilder failed = new StringBuilder();
    for (JsonNode check : run.evidence().path("proof").path("checks")) {
      failed.append(check.path("status").asText().equals("FAIL") ? check.toString() : "");
    }
    return failed.toString();
  }

  private static void assertProved(DemoRun run) throws IOException {
    assertProved(run, 1);
  }

  private static void assertProved(DemoRun run, int temporaryDatabases) throws IOException {
    assertEquals(0, run.exitCode(), run.output());
    assertEquals("PASSED", run.evidence().path("proof").path("verdict").asText());
    assertEquals(1, run.eventsNamed("run-completed"));
    assertEquals(temporaryDatabases, run.eventsNamed("temporary-database-deleted"));
  }
}
