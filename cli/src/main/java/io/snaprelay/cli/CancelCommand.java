package io.snaprelay.cli;

import io.snaprelay.names.RunId;
import io.snaprelay.wire.Cancellation;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
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

  @Override
  public Integer call() {
    if (!RunId.isValid(run) || place.openRuns().plan(new RunId(run)).isEmpty()) {
      throw Complaint.usage("The ledger knows no run '" + run + "'");
    }
    String who = by == null || by.isBlank() ? "somebody" : by;
    try (Queues queues = Queues.ofEnvironment()) {
      queues.send(
          Service.SNAPSHOT.queueName(), Messages.write(new Cancellation(new RunId(run), who)));
    }
    output.line("Asked to cancel " + run + "; see: snaprelay status " + run + " --follow");
    return ExitCode.OK;
  }
}
