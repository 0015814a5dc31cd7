package io.snaprelay.cli;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.RunId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells how runs stand, from the ledger alone. */
@Command(
    name = "status",
    description = "Tells how a run or a trigger stands; without one, the open runs.")
final class StatusCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "0..1", description = "A run id, or the id of a trigger.")
  private String subject;

  @Mixin private Following following;
  @Mixin private Place place;
  @Mixin private Output output;

  @Override
  public Integer call() {
    RunLedger ledger = place.openRuns();
    return new Teller(ledger, output, following).tell(standing(ledger));
  }

  private Supplier<Standing> standing(RunLedger ledger) {
    if (subject == null) {
      List<RunId> open = ledger.open();
      return () -> Standing.of(open, ledger);
    }
    Optional<TriggerRecord> trigger = ledger.trigger(subject);
    if (trigger.isPresent()) {
      return () -> Standing.of(trigger.get(), ledger);
    }
    RunId run = run(ledger);
    return () -> Standing.of(List.of(run), ledger);
  }

  private RunId run(RunLedger ledger) {
    if (!RunId.isValid(subject) || ledger.plan(new RunId(subject)).isEmpty()) {
      throw new Complaint(
          ExitCode.UNANSWERED,
          "The ledger %s knows neither a run nor a trigger named '%s'"
              .formatted(place.ledger(), subject));
    }
    return new RunId(subject);
  }
}
