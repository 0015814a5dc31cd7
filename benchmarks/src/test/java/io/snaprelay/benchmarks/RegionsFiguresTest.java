package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.demo.Regions;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RegionsFiguresTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void theWholeTimeIsFromTheFirstTriggerToTheLastEnd() {
    Block block =
        figures(List.of(run("raaaaaaaaaaaaaaa", true, 0, 5), run("rbbbbbbbbbbbbbbb", true, 2, 9)));

    assertEquals(9.0, value(block, "wall time, trigger to last end"));
    assertTrue(block.succeeded());
  }

  @Test
  void oneRunThatFailedIsAFailureOfTheWhole() {
    assertFalse(
        figures(List.of(run("raaaaaaaaaaaaaaa", true, 0, 5), run("rbbbbbbbbbbbbbbb", false, 0, 5)))
            .succeeded());
  }

  @Test
  void memoryIsToldEarlyInTheMiddleAndLate() {
    Block block =
        figures(List.of(run("raaaaaaaaaaaaaaa", true, 0, 5), run("rbbbbbbbbbbbbbbb", true, 0, 5)));

    assertEquals(1.0, value(block, "copy-service, resident after a tenth of the time"));
    assertEquals(5.0, value(block, "copy-service, resident after half of it"));
    assertEquals(9.0, value(block, "copy-service, resident at the end"));
    assertEquals(9.0, value(block, "copy-service, resident at most"));
    assertEquals(17.0, value(block, "copies under way at a time in eu-central-1, most"));
  }

  private static Block figures(List<RunEvidence> runs) {
    return new RegionsFigures(
            2,
            runs,
            Map.of(Regions.DR, 17),
            Map.of(Service.COPY, DoubleStream.iterate(0, it -> it + 1).limit(10).boxed().toList()))
        .block();
  }

  private static RunEvidence run(String id, boolean succeeded, int from, int to) {
    return new RunEvidence(
        new RunId(id),
        succeeded,
        BEGIN.plusSeconds(from),
        BEGIN.plusSeconds(to),
        List.of(),
        2,
        List.of());
  }

  private static double value(Block block, String name) {
    return block.figures().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
