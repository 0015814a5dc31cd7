package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Block GOOD =
      new Block(
          "databases: 2, runs that SUCCEEDED: 2",
          true,
          List.of(
              Figure.seconds("wall time", 3).against("by hand", 1.5),
              Figure.count("messages", 20.5)));

  @Test
  void aTimeIsPrintedWithWhatItIsSetAgainst() {
    String text = report(GOOD).text();

    assertTrue(text.contains("3.000 s     2.0 x by hand (1.500 s)\n"), text);
    assertTrue(text.contains("20.5\n"), text);
    assertTrue(text.startsWith("2 cores, Java 17\n"), text);
  }

  @Test
  void scriptsReadTheSameFigures() throws Exception {
    JsonNode json = Json.mapper().readTree(report(GOOD).json());

    JsonNode figures = json.path("measurements").path(0).path("figures");
    assertEquals(2.0, figures.path(0).path("ratio").path("times").asDouble());
    assertEquals(20.5, figures.path(1).path("value").asDouble());
    assertFalse(figures.path(1).has("ratio"));
  }

  @Test
  void oneFailureIsAFailureOfTheWhole() {
    Report report = report(GOOD);
    assertTrue(report.allSucceeded());

    report.add(new Block("databases: 2, runs that SUCCEEDED: 1", false, List.of()));
    assertFalse(report.allSucceeded());
  }

  private static Report report(Block block) {
    Report report = new Report(new Machine(2, "17"));
    report.add(block);
    return report;
  }
}
