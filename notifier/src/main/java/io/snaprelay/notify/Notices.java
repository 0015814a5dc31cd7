package io.snaprelay.notify;

import io.snaprelay.events.Event;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.RunStarted;
import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.SweepReported;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.evidence.Dossier;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.Proof;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Notice.News;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify.Occasion;
import io.snaprelay.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Which events are news. A run that is over says all at once; that a step or the proof failed on
 * the way is news only to those who ask for it. Only of a kept database the run has said all by
 * then.
 */
@ApplicationScoped
class Notices {
  private final RunLedger runs;
  private final EvidenceArchive archive;
  private final EvidenceAddress address;
  private final CurrentPlans plans;
  private final Approvals approvals;

  Notices(
      RunLedger runs,
      EvidenceArchive archive,
      EvidenceAddress address,
      CurrentPlans plans,
      Approvals approvals) {
    this.runs = runs;
    this.archive = archive;
    this.address = address;
    this.plans = plans;
    this.approvals = approvals;
  }

  /**
   * The news of an event.
   *
   * @param occasion what it is
   * @param notice what is told of it
   * @param plan which says who is told
   */
  record Heard(Occasion occasion, Notice notice, Plan plan) {}

  /** The news of an event; empty if nobody is told of it. */
  Optional<Heard> of(Event event) {
    if (event instanceof RunStarted started) {
      return plan(event)
          .map(frozen -> open(started, frozen, Occasion.STARTED, Telling.started(frozen)));
    }
    if (event instanceof StepFailed failed) {
      return plan(event).map(frozen -> stepFailed(failed, frozen));
    }
    if (event instanceof SnapshotsExpired expired) {
      return plan(event).flatMap(frozen -> notDeleted(expired, frozen));
    }
    if (event instanceof SweepReported swept) {
      return SweepNotice.of(swept).flatMap(news -> swept(swept, news));
    }
    if (event instanceof VerificationCompleted proof) {
      return plan(event).flatMap(frozen -> proved(proof, frozen));
    }
    return event instanceof RunCompleted completed ? completed(completed) : Optional.empty();
  }

  private Optional<FrozenPlan> plan(Event event) {
    return event.header().run().flatMap(runs::plan);
  }

  private static Optional<Heard> notDeleted(SnapshotsExpired event, FrozenPlan frozen) {
    return ExpiryNotice.of(event).map(news -> open(event, frozen, Occasion.FAILED, news));
  }

  /** What belongs to no run that the ledger knows is told to those of its plan, as that is now. */
  private Optional<Heard> swept(SweepReported event, News news) {
    Optional<Heard> ofRun = plan(event).map(frozen -> open(event, frozen, Occasion.FAILED, news));
    return ofRun.or(
        () ->
            event
                .plan()
                .flatMap(
                    name -> plans.named(name).map(plan -> withoutRun(event, name, plan, news))));
  }

  private static Heard withoutRun(SweepReported event, String name, Plan plan, News news) {
    String databases = String.join(", ", plan.databases());
    Notice.Subject about =
        new Notice.Subject(
            event.header().runId(), name, databases, event.subject(), Optional.empty());
    return new Heard(
        Occasion.FAILED, notice(event, Occasion.FAILED, about, news, Optional.empty()), plan);
  }

  private static Heard stepFailed(StepFailed event, FrozenPlan frozen) {
    return event.step().equals(StepName.KEEP)
        ? open(event, frozen, Occasion.FAILED, Telling.stillThere(event, frozen))
        : open(event, frozen, Occasion.STEP_FAILED, Telling.stepFailed(event, frozen));
  }

  private Optional<Heard> proved(VerificationCompleted proof, FrozenPlan frozen) {
    if (proof.verdict() == Verdict.FAILED) {
      return Optional.of(verdictFailed(proof, frozen));
    }
    return approvals.isAwaited(frozen) ? Optional.of(awaiting(proof, frozen)) : Optional.empty();
  }

  private static Heard awaiting(VerificationCompleted proof, FrozenPlan frozen) {
    return new Heard(
        Occasion.AWAITS_APPROVAL,
        notice(
            proof,
            Occasion.AWAITS_APPROVAL,
            subject(frozen, Optional.of(proof.verdict())),
            ApprovalNotice.of(proof, frozen),
            Optional.empty()),
        frozen.plan());
  }

  private static Heard verdictFailed(VerificationCompleted proof, FrozenPlan frozen) {
    Notice.Subject about = subject(frozen, Optional.of(proof.verdict()));
    News news = Telling.verdictFailed(proof, frozen);
    return new Heard(
        Occasion.VERDICT_FAILED,
        notice(proof, Occasion.VERDICT_FAILED, about, news, Optional.empty()),
        frozen.plan());
  }

  private static Heard open(Event event, FrozenPlan frozen, Occasion occasion, News news) {
    return new Heard(
        occasion,
        notice(event, occasion, subject(frozen, Optional.empty()), news, Optional.empty()),
        frozen.plan());
  }

  private Optional<Heard> completed(RunCompleted event) {
    return Dossier.of(event.header().runId(), runs)
        .filter(dossier -> dossier.open().isEmpty())
        .map(dossier -> completed(event, dossier));
  }

  private Heard completed(RunCompleted event, Dossier dossier) {
    EvidenceArchive.Filed filed = archive.file(dossier);
    Evidence evidence = filed.evidence();
    boolean succeeded = evidence.run().result() == RunResult.SUCCEEDED;
    FrozenPlan frozen = dossier.frozen();
    String key = EvidenceFiles.key(frozen.run(), EvidenceFiles.html(frozen.run()));
    Occasion occasion = succeeded ? Occasion.SUCCEEDED : Occasion.FAILED;
    return new Heard(
        occasion,
        notice(
            event,
            occasion,
            subject(frozen, evidence.proof().map(Proof::verdict)),
            Telling.completed(evidence, filed.signature(), frozen.plan()),
            Optional.of(new Notice.Evidence(key, address.of(key)))),
        frozen.plan());
  }

  private static Notice notice(
      Event event,
      Occasion occasion,
      Notice.Subject about,
      News news,
      Optional<Notice.Evidence> evidence) {
    return new Notice(
        event.header().eventId(),
        Notice.Kind.of(occasion),
        event.header().occurredAt(),
        about,
        news,
        evidence);
  }

  private static Notice.Subject subject(FrozenPlan frozen, Optional<Verdict> verdict) {
    return new Notice.Subject(
        frozen.run(), frozen.planName(), frozen.databaseName(), frozen.database().arn(), verdict);
  }
}
