package io.snaprelay.infra.sites;

import io.snaprelay.cli.template.Stack;
import io.snaprelay.wire.Service;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a template tells the tasks of a service. */
final class TaskVariables {
  private TaskVariables() {}

  /** By name. */
  static Map<String, String> of(Stack stack, Service service) {
    return stack.resources("AWS::ECS::TaskDefinition").stream()
        .filter(task -> task.properties().path("Family").asText().equals(service.queueName()))
        .map(task -> task.properties().at("/ContainerDefinitions/0/Environment"))
        .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
        .collect(
            Collectors.toMap(
                each -> each.path("Name").asText(), each -> each.path("Value").asText()));
  }
}
