package io.snaprelay.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many AWS calls local-aws has answered.
 *
 * @param byAction calls by action, for example {@code rds:CopyDBSnapshot}, whatever their outcome
 * @param refused how many of all did not end well
 */
record CallCounts(Map<String, Long> byAction, long refused) {
  private static final String GOOD = "OK";

  CallCounts {
    byAction = Map.copyOf(byAction);
  }

  /**
   * Reads the answer of {@code GET /_local/requests}.
   *
   * @throws IllegalArgumentException if it is not such an answer
   */
  static CallCounts read(String answer) {
    JsonNode counts = tree(answer).path("counts");
    if (!counts.isObject()) {
      throw new IllegalArgumentException("No counts of calls in: " + answer);
    }
    Map<String, Long> byAction = new TreeMap<>();
    long refused = 0;
    for (Map.Entry<String, JsonNode> action : counts.properties()) {
      for (Map.Entry<String, JsonNode> outcome : action.getValue().properties()) {
        long times = outcome.getValue().asLong();
        byAction.merge(action.getKey(), times, Long::sum);
        refused += outcome.getKey().equals(GOOD) ? 0 : times;
      }
    }
    return new CallCounts(byAction, refused);
  }

  private static JsonNode tree(String answer) {
    try {
      return Json.mapper().readTree(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + answer, e);
    }
  }

  /** These without those: what came after an earlier count, or without what we called ourselves. */
  CallCounts without(CallCounts those) {
    Map<String, Long> added = new TreeMap<>();
    byAction.forEach(
        (action, times) -> added.put(action, times - those.byAction.getOrDefault(action, 0L)));
    return new CallCounts(added, refused - those.refused);
  }

  /** Calls by AWS service, in the order of their names. */
  Map<String, Long> byService() {
    Map<String, Long> services = new TreeMap<>();
    byAction.forEach((action, times) -> services.merge(action.split(":")[0], times, Long::sum));
    return services;
  }

  long of(String action) {
    return byAction.getOrDefault(action, 0L);
  }
}
