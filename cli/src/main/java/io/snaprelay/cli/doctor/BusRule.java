package io.snaprelay.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/**
 * A rule of an event bus.
 *
 * @param name its name
 * @param enabled whether it is at work
 * @param pattern what it lets through; empty for a schedule
 * @param targets ARNs of where that goes
 */
record BusRule(String name, boolean enabled, String pattern, List<String> targets) {
  BusRule {
    targets = List.copyOf(targets);
  }

  /** Whether it lets an event through, as EventBridge's own matcher says. */
  boolean matches(JsonNode event) {
    if (pattern.isEmpty()) {
      return false;
    }
    try {
      Machine machine = Machine.builder().build();
      machine.addRule(name, pattern);
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (IOException e) {
      // EventBridge checked it when it was put: what this matcher does not know yet is not ours.
      return false;
    }
  }

  boolean leadsTo(String arn) {
    return targets.contains(arn);
  }
}
