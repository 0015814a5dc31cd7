package io.snaprelay.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the evidence of a run tells about time.
 *
 * @param run the run
 * @param succeeded whether the run SUCCEEDED
 * @param requestedAt when it was asked for
 * @param completedAt when its last step ended
 * @param lags the hand-offs that began with an RDS event
 * @param lookedFor how many more hand-offs were learned by a re-check, where nobody knows since
 *     when the thing had been ready
 * @param failures what failed, each with step, code and detail
 */
record RunEvidence(
    RunId run,
    boolean succeeded,
    Instant requestedAt,
    Instant completedAt,
    List<Lag> lags,
    int lookedFor,
    List<String> failures) {
  RunEvidence {
    lags = List.copyOf(lags);
    failures = List.copyOf(failures);
  }

  /**
   * One hand-off.
   *
   * @param step the step that went on
   * @param seconds from the moment at which RDS had made something ready to the next AWS call
   */
  record Lag(String step, double seconds) {}

  /**
   * Reads {@code evidence-<run>.json}.
   *
   * @throws IllegalArgumentException if it is not the evidence of a run
   */
  static RunEvidence read(byte[] evidence) {
    try {
      return of(Json.mapper().readTree(evidence));
    } catch (IOException | DateTimeException e) {
      throw new IllegalArgumentException("Not the evidence of a run: " + e.getMessage(), e);
    }
  }

  private static RunEvidence of(JsonNode evidence) {
    List<Lag> lags = new ArrayList<>();
    int lookedFor = 0;
    for (JsonNode lag : evidence.path("handOff").path("lags")) {
      if (lag.path("signal").asText().equals("RDS_EVENT")) {
        double seconds = Duration.parse(lag.path("lag").asText()).toNanos() / 1e9;
        lags.add(new Lag(lag.path("step").asText(), seconds));
      } else {
        lookedFor++;
      }
    }
    JsonNode run = evidence.path("run");
    return new RunEvidence(
        new RunId(run.path("id").asText()),
        run.path("result").asText().equals("SUCCEEDED"),
        Instant.parse(run.path("requestedAt").asText()),
        Instant.parse(run.path("completedAt").asText()),
        lags,
        lookedFor,
        failures(evidence));
  }

  private static List<String> failures(JsonNode evidence) {
    List<String> failures = new ArrayList<>();
    for (JsonNode failure : evidence.path("failures")) {
      failures.add(
          "%s: %s: %s"
              .formatted(
                  failure.path("step").asText(),
                  failure.path("code").asText(),
                  failure.path("detail").asText()));
    }
    return failures;
  }
}
