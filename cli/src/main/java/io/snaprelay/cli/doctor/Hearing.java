package io.snaprelay.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.Service;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a service hears what it should.
 *
 * @param service the service
 * @param queue how its queue is called in findings
 * @param way how events come there
 * @param remedy what helps if no rule brings one
 */
record Hearing(Service service, String queue, Way way, String remedy) {
  static String ruleFor(Service service) {
    return "Give the bus a rule with the queue as its target and the pattern "
        + service.eventPattern();
  }

  /** Names what does not come. */
  void judge(Stream<JsonNode> events, Findings findings) {
    List<JsonNode> lost =
        events
            .filter(event -> !way.carries(event))
            .sorted(Comparator.comparing(Hearing::type))
            .toList();
    lost.stream().flatMap(way::disabled).distinct().forEach(rule -> disabled(rule, findings));
    List<String> unrouted =
        lost.stream()
            .filter(event -> way.disabled(event).findAny().isEmpty())
            .map(Hearing::type)
            .toList();
    if (!unrouted.isEmpty()) {
      findings.add(
          FindingCode.EVENT_NOT_ROUTED,
          queue,
          "No rule of the bus brings it %s".formatted(String.join(", ", unrouted)),
          remedy);
    }
  }

  private void disabled(String rule, Findings findings) {
    findings.add(
        FindingCode.RULE_DISABLED,
        "rule " + rule,
        "It is disabled: %s hears nothing by it".formatted(service.serviceName()),
        "Enable it");
  }

  private static String type(JsonNode event) {
    return event.path("detail-type").asText();
  }
}
