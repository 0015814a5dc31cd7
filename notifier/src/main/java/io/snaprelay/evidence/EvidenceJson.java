package io.snaprelay.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.planfile.PlanJson;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Evidence as a file: JSON in UTF-8, indented for people, fields always in the same order. Times
 * and durations are ISO-8601; what is not known is left out.
 */
public final class EvidenceJson {
  private EvidenceJson() {}

  /** Writes evidence: the same evidence gives the same bytes. */
  public static byte[] write(Evidence evidence) {
    return (pretty(evidence) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws UncheckedIOException if these bytes are no evidence
   */
  public static Evidence read(byte[] json) {
    try {
      return Json.mapper().readValue(json, Evidence.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Not evidence: " + e.getMessage(), e);
    }
  }

  static JsonNode tree(FrozenPlan plan) {
    try {
      return Json.mapper().readTree(PlanJson.write(plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON for people: one line per field, whatever the platform's line separator. */
  public static String pretty(Object value) {
    try {
      return Json.mapper().writer(new UnixPrinter()).writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
