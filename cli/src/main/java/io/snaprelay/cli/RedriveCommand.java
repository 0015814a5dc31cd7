package io.snaprelay.cli;

import io.snaprelay.wire.Service;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives messages of the dead-letter queues another chance, once their cause is mended. */
@Command(name = "redrive", description = "Moves dead-letter messages back to their service.")
final class RedriveCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "SERVICE",
      arity = "0..*",
      description = "For example copy-service. Default: all.")
  private List<String> names = List.of();

  @Mixin private Output output;

  @Override
  public Integer call() {
    List<Service> services =
        names.isEmpty() ? List.of(Service.values()) : names.stream().map(this::service).toList();
    Map<String, Integer> moved = new LinkedHashMap<>();
    try (Queues queues = Queues.ofEnvironment()) {
      for (Service service : services) {
        int count = queues.move(service.deadLetterQueueName(), service.queueName());
        moved.merge(service.serviceName(), count, Integer::sum);
      }
    }
    print(moved);
    return ExitCode.OK;
  }

  private void print(Map<String, Integer> moved) {
    if (output.isJson()) {
      output.json(moved);
    } else {
      moved.forEach((service, count) -> output.line("%-24s %d".formatted(service, count)));
    }
  }

  private Service service(String name) {
    return Service.named(name)
        .orElseThrow(
            () ->
                Complaint.usage(
                    "No service '%s'; there are: %s"
                        .formatted(
                            name,
                            Arrays.stream(Service.values())
                                .map(Service::serviceName)
                                .collect(Collectors.joining(", ")))));
  }
}
