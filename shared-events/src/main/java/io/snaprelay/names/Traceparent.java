package io.snaprelay.names;

import java.util.HexFormat;

/**
 * Makes the W3C trace context of a run whose trigger brought none (W3C Recommendation, "Trace
 * Context", section 3.2). Derived from the trigger's id, so that a trigger delivered twice is one
 * trace.
 */
public final class Traceparent {
  private static final String VERSION = "00";
  private static final String SAMPLED = "01";

  private Traceparent() {}

  /** The {@code traceparent} of a trigger. */
  public static String of(String triggerId) {
    HexFormat hex = HexFormat.of();
    byte[] digest = Digest.of("traceparent", triggerId);
    String trace = hex.formatHex(digest, 0, 16);
    String span = hex.formatHex(digest, 16, 24);
    return String.join("-", VERSION, trace, span, SAMPLED);
  }
}
