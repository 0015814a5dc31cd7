package io.snaprelay.cli;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how runs stand, from the ledger alone. */
@Command(
    name = "status",
    description = "Tells how a run or a trigger stands; without one, the open runs.")
final class StatusCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "0..1", description = "A run id, or the id of a trigger.")
  private String subject;

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
    Ledger ledger = place.open();
    RunLedger runs = new RunLedger(ledger);
    if (subject == null) {
      return show(runs, runs.open());
    }
    TriggerAnswer answer = new TriggerAnswer(ledger);
    Optional<TriggerRecord> trigger = answer.read(subject);
    if (trigger.isPresent()) {
      return answer.tell(trigger.get(), output, follow ? Optional.of(timeout) : Optional.empty());
    }
    if (!RunId.isValid(subject) || runs.plan(new RunId(subject)).isEmpty()) {
      throw new Complaint(
          ExitCode.UNANSWERED,
          "The ledger knows neither a run nor a trigger named '" + subject + "'");
    }
    return show(runs, List.of(new RunId(subject)));
  }

  private int show(RunLedger ledger, List<RunId> ids) {
    if (follow && !ids.isEmpty()) {
      new Follower(ledger, Progress.to(output)).follow(ids, timeout);
    }
    List<RunView> views = ids.stream().flatMap(id -> RunView.read(ledger, id).stream()).toList();
    if (output.isJson()) {
      output.json(views);
    } else {
      views.forEach(this::print);
    }
    boolean open = views.stream().anyMatch(view -> view.result().isEmpty());
    return open ? ExitCode.OK : Endings.exitCode(views);
  }

  private void print(RunView run) {
    String result = run.result().map(Enum::name).orElse("open");
    output.line("%s  %s of %s: %s".formatted(run.run(), run.plan(), run.database(), result));
    run.steps().forEach(step -> output.line("  " + StepText.of(run, step)));
  }
}
