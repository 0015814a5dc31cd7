package io.snaprelay.infra.campaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.wire.Json;

/** What goes wrong in a round, in the words of local-aws's control API. */
final class FaultDraw {
  private final Draw draw;

  FaultDraw(Draw draw) {
    this.draw = draw;
  }

  String json() {
    ObjectNode faults = Json.mapper().createObjectNode();
    faults.put("seed", draw.below(1_000_000));
    faults
        .putObject("events")
        .put("drop", draw.oneOf(0.0, 0.3, 1.0))
        .put("duplicate", draw.oneOf(0.0, 0.5, 1.0))
        .put("maxDelayMillis", draw.oneOf(0, 500, 3000));
    faults
        .putObject("queues")
        .put("duplicate", draw.oneOf(0.0, 0.2, 1.0))
        .put("overtake", draw.oneOf(0.0, 0.5));
    calls(faults.putArray("calls"));
    return faults.toString();
  }

  private void calls(ArrayNode calls) {
    fault(calls, "rds:*", "throttle", draw.oneOf(0.0, 0.1, 0.4));
    fault(calls, "rds:*", "error", draw.oneOf(0.0, 0.05, 0.2));
    fault(calls, "rds:*", "lost-reply", draw.oneOf(0.0, 0.05, 0.2));
    fault(calls, "events:PutEvents", "lost-reply", draw.oneOf(0.0, 0.2));
    fault(calls, "sqs:SendMessage", "lost-reply", draw.oneOf(0.0, 0.2));
    fault(calls, "sqs:DeleteMessage", "error", draw.oneOf(0.0, 0.2));
    fault(calls, "kms:*", "throttle", draw.oneOf(0.0, 0.2));
  }

  private static void fault(ArrayNode calls, String action, String effect, double share) {
    calls.addObject().put("action", action).put("effect", effect).put("probability", share);
  }
}
