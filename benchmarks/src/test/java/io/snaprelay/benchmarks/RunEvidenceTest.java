package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunEvidenceTest {
  private static final String EVIDENCE =
      """
      {"run": {"id": "rpqowqvj5ba7aqcg", "requestedAt": "2026-11-21T02:00:00Z", "completedAt": "2026-11-21T02:00:07.5Z",
               "result": "SUCCEEDED"},
       "handOff": {"median": "PT0.412S", "lags": [
         {"step": "copy", "signal": "RDS_EVENT", "lag": "PT0.412S"},
         {"step": "verify", "signal": "RECHECK", "lag": "PT0.001S"},
         {"step": "restore", "signal": "RDS_EVENT", "lag": "PT-0.002S"}]}}
      """;

  @Test
  void onlyHandOffsByRdsEventTellALag() {
    RunEvidence run = read(EVIDENCE);

    assertEquals(
        List.of(new RunEvidence.Lag("copy", 0.412), new RunEvidence.Lag("restore", -0.002)),
        run.lags());
    assertEquals(1, run.lookedFor());
  }

  @Test
  void aRunThatFailedIsNotCountedAsSucceeded() {
    assertTrue(read(EVIDENCE).succeeded());
    assertFalse(read(EVIDENCE.replace("SUCCEEDED", "FAILED")).succeeded());
  }

  @Test
  void whatFailedIsToldByName() {
    String failures =
        """
        {"failures": [{"step": "copy", "code": "TIMED_OUT", "detail": "not done"}], "run":""";

    RunEvidence run = read(EVIDENCE.replace("{\"run\":", failures));

    assertEquals(List.of("copy: TIMED_OUT: not done"), run.failures());
  }

  @Test
  void aRunWithoutHandOffsHasNoLags() {
    assertTrue(read(EVIDENCE.replace("handOff", "other")).lags().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not JSON", "{}", "{\"run\": {\"requestedAt\": \"yesterday\"}}"})
  void whatIsNoEvidenceIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> read(text));
  }

  private static RunEvidence read(String text) {
    return RunEvidence.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
