package io.snaprelay.cli;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
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
      names = "--id",
      paramLabel = "ID",
      description = "The trigger's id: sent again, it makes no second run. Default: a new one.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description = "How long to wait for the snapshot-service's answer. Default: 60s.")
  private Duration patience;

  @Mixin private WantedSource wanted;
  @Mixin private Following following;
  @Mixin private Place place;
  @Mixin private Output output;

  @Override
  public Integer call() {
    Trigger trigger = new Trigger(id.orElseGet(Trigger::newId), plan, databases, wanted.json());
    trigger.check();
    RunLedger ledger = place.openRuns();
    // Nothing is asked for whose answer cannot be read: a ledger that is not there says so here.
    ledger.trigger(trigger.id());
    send(trigger);
    TriggerRecord answer = new TriggerAnswer(place.open()).await(trigger.id(), patience);
    if (!answer.plan().equals(plan)) {
      throw Complaint.usage(
          "Trigger %s was sent before, for plan '%s': give another --id"
              .formatted(trigger.id(), answer.plan()));
    }
    return new Teller(ledger, output, following).tell(() -> Standing.of(answer, ledger));
  }

  private static void send(Trigger trigger) {
    try (Queues queues = Queues.ofEnvironment()) {
      trigger.sendTo(queues);
    }
  }
}
