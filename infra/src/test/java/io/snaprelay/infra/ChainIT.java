package io.snaprelay.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the trigger to the evidence, on the packaged services and real PostgreSQL servers. */
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
  @ValueSource(strings = {"heap-page", "index", "rows-lost"})
  void aDamagedCopyFailsTheProofByName(String kind) throws Exception {
    DemoRun run = DemoRun.asShown(folder.resolve("demo"), "--damage", kind);

    assertEquals(1, run.exitCode(), run.output());
    assertEquals("FAILED", run.evidence().path("proof").path("verdict").asText());
    assertTrue(failedChecks(run).contains("public.orders"), "the evidence names what is damaged");
    assertEquals(1, run.eventsNamed("temporary-database-deleted"));
    assertEquals(1, run.eventsNamed("run-completed"));
  }

  private static String failedChecks(DemoRun run) throws IOException {
    StringBuilder failed = new StringBuilder();
    for (JsonNode check : run.evidence().path("proof").path("checks")) {
      failed.append(check.path("status").asText().equals("FAIL") ? check.toString() : "");
    }
    return failed.toString();
  }

  private static void assertProved(DemoRun run) throws IOException {
    assertEquals(0, run.exitCode(), run.output());
    assertEquals("PASSED", run.evidence().path("proof").path("verdict").asText());
    assertEquals(1, run.eventsNamed("run-completed"));
    assertEquals(1, run.eventsNamed("temporary-database-deleted"));
  }
}
