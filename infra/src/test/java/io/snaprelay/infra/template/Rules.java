package io.snaprelay.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.template.Created;
import io.snaprelay.cli.template.Stack;
import io.snaprelay.wire.Service;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of a deployment, by the queue that they lead to.
 *
 * @param all every rule
 */
record Rules(List<Created> all) {
  static Rules of(Stack stack) {
    return new Rules(stack.resources("AWS::Events::Rule"));
  }

  /** Our events that come to a service. */
  Set<String> ours(Service service) {
    return values(service, "/detail-type");
  }

  /** The RDS events that come to a service, by id. */
  Set<String> rds(Service service) {
    return values(service, "/detail/EventID");
  }

  private Set<String> values(Service service, String place) {
    Set<String> values = new TreeSet<>();
    for (Created rule : all) {
      if (leadsTo(rule, service)) {
        rule.properties().path("EventPattern").at(place).forEach(v -> values.add(v.asText()));
      }
    }
    return values;
  }

  private static boolean leadsTo(Created rule, Service service) {
    for (JsonNode target : rule.properties().path("Targets")) {
      if (target.path("Arn").asText().endsWith(":" + service.queueName())) {
        return true;
      }
    }
    return false;
  }
}
