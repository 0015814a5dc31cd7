package io.snaprelay.cli;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Service;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The run that a person decides about, and who does. */
final class CutoverRun {
  @Parameters(paramLabel = "RUN", description = "The run id.")
  private String run;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${env:USER}",
      description = "Who decides; the evidence names it. Default: $$USER.")
  private String by;

  @Option(names = "--dry-run", description = "Show what would happen, and ask for nothing.")
  private boolean dryRun;

  @Mixin private Place place;

  CutoverView read() {
    Ledger ledger = place.open();
    Optional<CutoverView> found =
        RunId.isValid(run) ? CutoverView.read(ledger, new RunId(run)) : Optional.empty();
    return found.orElseThrow(
        () -> Complaint.unknown(place.ledger(), "run '%s' whose plan cuts over".formatted(run)));
  }

  String by() {
    return by == null || by.isBlank() ? "somebody" : by;
  }

  boolean isDryRun() {
    return dryRun;
  }

  /** To the service that restores where production is. */
  void send(CutoverView cutover, String message) {
    new SiteQueues(Service.RESTORE_VERIFY).send(cutover.production().region(), message);
  }
}
