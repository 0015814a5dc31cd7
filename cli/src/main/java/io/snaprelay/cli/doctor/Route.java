package io.snaprelay.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of a bus, seen from one target.
 *
 * @param rules all rules of the bus
 * @param target the ARN of a queue or of another bus
 */
record Route(List<BusRule> rules, String target) {
  Route {
    rules = List.copyOf(rules);
  }

  boolean carries(JsonNode event) {
    return matching(event).anyMatch(BusRule::enabled);
  }

  /** The names of the rules that would carry it, were they enabled. */
  Stream<String> disabled(JsonNode event) {
    return matching(event).filter(rule -> !rule.enabled()).map(BusRule::name);
  }

  private Stream<BusRule> matching(JsonNode event) {
    return rules.stream().filter(rule -> rule.leadsTo(target) && rule.matches(event));
  }
}
