package io.snaprelay.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.wire.Json;

/** What shall go wrong in a demo, in the words of local-aws. */
final class DemoFaults {
  private static final long LATE_MILLIS = 3_000;

  private DemoFaults() {}

  static String json(DemoOptions options) {
    ObjectNode faults = Json.mapper().createObjectNode();
    faults.put("seed", 1);
    if (options.throttled() > 0) {
      faults
          .putArray("calls")
          .addObject()
          .put("action", "rds:*")
          .put("effect", "throttle")
          .put("probability", options.throttled());
    }
    if (options.rdsEvents() == DemoOptions.RdsEvents.LOST) {
      faults.putObject("events").put("drop", 1.0);
    }
    if (options.rdsEvents() == DemoOptions.RdsEvents.DOUBLED) {
      faults.putObject("events").put("duplicate", 1.0).put("maxDelayMillis", LATE_MILLIS);
      faults.putObject("queues").put("duplicate", 1.0).put("overtake", 0.5);
    }
    return faults.toString();
  }
}
