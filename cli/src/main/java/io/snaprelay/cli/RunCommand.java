package io.snaprelay.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes the trigger of a plan. */
@Command(name = "run", description = "Asks for runs of a plan, one per database.")
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLAN", description = "The plan's name.")
  private String plan;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = "Only this database of the plan; may be repeated.")
  private List<String> databases = List.of();

  @Option(
      names = "--snapshot",
      paramLabel = "SOURCE",
      description = "fresh, latest, automated, or a snapshot's identifier, instead of the plan's.")
  private Optional<String> snapshot = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The trigger's id: sent again, it makes no second run. Default: a new one.")
  private String id = Trigger.newId();

  @Option(names = "--follow", description = "Wait until every run has ended.")
  private boolean follow;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "PT12H",
      description = "How long to follow, as ISO-8601. Default: PT12H.")
  private Duration timeout;

  @Mixin private Place place;
  @Mixin private Output output;

  @Override
  public Integer call() {
    TriggerAnswer answer = new TriggerAnswer(place.open());
    try (Queues queues = Queues.ofEnvironment()) {
      new Trigger(id, plan, databases, snapshot).sendTo(queues);
    }
    return answer.tell(id, output, follow ? Optional.of(timeout) : Optional.empty());
  }
}
