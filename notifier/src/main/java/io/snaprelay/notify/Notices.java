package io.snaprelay.notify;

import io.snaprelay.events.Event;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.RunStarted;
import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.events.StepFailed;
import io.snaprelay.evidence.Dossier;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.page.Headline;
import io.snaprelay.evidence.page.Wording;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify.Occasion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Which events are news, and in what words. A failed step is no news of its own: the run goes on to
 * clean up and then says all at once. Only of a kept database the run has said all by then.
 */
@ApplicationScoped
class Notices {
  private final RunLedger runs;
  private final EvidenceArchive archive;

  Notices(RunLedger runs, EvidenceArchive archive) {
    this.runs = runs;
    this.archive = archive;
  }

  /** The notice about an event; empty if nobody is told of it. */
  Optional<Notice> about(Event event) {
    if (event instanceof RunStarted started) {
      return runs.plan(started.header().runId()).map(frozen -> started(started, frozen));
    }
    if (event instanceof RunCompleted completed) {
      return Dossier.of(completed.header().runId(), runs)
          .filter(dossier -> dossier.open().isEmpty())
          .map(dossier -> completed(completed, dossier));
    }
    if (event instanceof SnapshotsExpired expired) {
      return runs.plan(expired.header().runId()).flatMap(run -> ExpiryNotice.of(expired, run));
    }
    if (event instanceof StepFailed failed && failed.step().equals(StepName.KEEP)) {
      return runs.plan(failed.header().runId()).map(frozen -> stillThere(failed, frozen));
    }
    return Optional.empty();
  }

  private static Notice stillThere(StepFailed event, FrozenPlan frozen) {
    return new Notice(
        event.header().eventId(),
        frozen.run(),
        Occasion.FAILED,
        frozen.planName(),
        frozen.databaseName(),
        frozen.database().arn(),
        event.header().occurredAt(),
        frozen.database().identifier() + ": the kept database of a failed proof was not deleted",
        List.of(event.detail()),
        List.of(event.leftAsIs()),
        List.of(Advice.on(event.code())),
        Optional.empty());
  }

  private static Notice started(RunStarted event, FrozenPlan frozen) {
    String happened =
        "The plan '%s' has started for %s in %s. It ends by %s at the latest."
            .formatted(
                frozen.planName(),
                frozen.database().identifier(),
                frozen.database().region(),
                Wording.time(frozen.deadline()));
    return new Notice(
        event.header().eventId(),
        frozen.run(),
        Occasion.STARTED,
        frozen.planName(),
        frozen.databaseName(),
        frozen.database().arn(),
        event.header().occurredAt(),
        frozen.database().identifier() + ": run started",
        List.of(happened),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private Notice completed(RunCompleted event, Dossier dossier) {
    EvidenceArchive.Filed filed = archive.file(dossier);
    Evidence evidence = filed.evidence();
    EventHeader header = event.header();
    boolean succeeded = evidence.run().result() == RunResult.SUCCEEDED;
    return new Notice(
        header.eventId(),
        evidence.run().id(),
        succeeded ? Occasion.SUCCEEDED : Occasion.FAILED,
        evidence.run().plan(),
        evidence.database().name(),
        evidence.database().arn(),
        header.occurredAt(),
        "%s: %s".formatted(evidence.database().identifier(), Headline.of(evidence).word()),
        Telling.happened(evidence, filed.signature()),
        Telling.leftAsIs(evidence),
        Telling.toDo(evidence),
        Optional.of(
            EvidenceFiles.key(evidence.run().id(), EvidenceFiles.html(evidence.run().id()))));
  }
}
