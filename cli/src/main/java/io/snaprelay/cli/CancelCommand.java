package io.snaprelay.cli;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Cancellation;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a run: open steps are recorded as failed, and what it made temporarily is deleted. */
@Command(name = "cancel", description = "Ends a run; its temporary database is deleted.")
final class CancelCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run id.")
  private String run;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${env:USER}",
      description = "Who cancels; the evidence names it. Default: $$USER.")
  private String by;

  @Mixin private Place place;
  @Mixin private Output output;

  /**
   * The answer for scripts.
   *
   * @param run the run that was asked to end
   * @param by who asked
   */
  record Asked(RunId run, String by) {}

  @Override
  public Integer call() {
    Asked asked = new Asked(openRun(), by == null || by.isBlank() ? "somebody" : by);
    try (Queues queues = Queues.ofEnvironment()) {
      queues.send(
          Service.SNAPSHOT.queueName(), Messages.write(new Cancellation(asked.run(), asked.by())));
    }
    if (output.isJson()) {
      output.json(asked);
    } else {
      output.line("Asked to cancel " + run + "; see: snaprelay status " + run + " --follow");
    }
    return ExitCode.OK;
  }

  private RunId openRun() {
    RunLedger ledger = place.openRuns();
    Optional<RunView> found =
        RunId.isValid(run) ? RunView.read(ledger, new RunId(run)) : Optional.empty();
    RunView view =
        found.orElseThrow(() -> Complaint.unknown(place.ledger(), "run '%s'".formatted(run)));
    view.result()
        .ifPresent(
            result -> {
              throw Complaint.usage("Run " + run + " has ended already: " + result);
            });
    return view.run();
  }
}
