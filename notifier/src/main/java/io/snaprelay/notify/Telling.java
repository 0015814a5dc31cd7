package io.snaprelay.notify;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceSignature;
import io.snaprelay.evidence.Failure;
import io.snaprelay.evidence.Objective;
import io.snaprelay.evidence.RecoveryTime;
import io.snaprelay.evidence.RestoreSection;
import io.snaprelay.evidence.page.Headline;
import io.snaprelay.evidence.page.Wording;
import io.snaprelay.names.StepName;
import io.snaprelay.notify.channel.Notice.News;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is told: what happened, what was left, what to do. */
final class Telling {
  private static final String NOT_SIGNED_YET =
      "The evidence is NOT signed yet: KMS has not answered, and is asked again.";
  private static final String GOES_ON =
      "The run goes on to clean up, and says all when it is over.";

  private Telling() {}

  static News started(FrozenPlan frozen) {
    String happened =
        "The plan '%s' has started for %s in %s. It ends by %s at the latest."
            .formatted(
                frozen.planName(),
                frozen.database().identifier(),
                frozen.database().region(),
                Wording.time(frozen.deadline()));
    return new News(
        frozen.database().identifier() + ": run started", List.of(happened), List.of(), List.of());
  }

  static News stepFailed(StepFailed event, FrozenPlan frozen) {
    return new News(
        "%s: step '%s' failed".formatted(frozen.database().identifier(), event.step()),
        List.of(failed(event.step(), event.code(), event.detail()), GOES_ON),
        List.of(event.leftAsIs()),
        List.of(Advice.on(event.code())));
  }

  static News stillThere(StepFailed event, FrozenPlan frozen) {
    return new News(
        frozen.database().identifier() + ": the kept database of a failed proof was not deleted",
        List.of(event.detail()),
        List.of(event.leftAsIs()),
        List.of(Advice.on(event.code())));
  }

  static News verdictFailed(VerificationCompleted event, FrozenPlan frozen) {
    List<String> happened = new ArrayList<>();
    long failed =
        event.checks().stream().filter(check -> check.status() == CheckResult.Status.FAIL).count();
    happened.add(
        "The backup of %s was restored, but %s of its proof failed."
            .formatted(frozen.database().identifier(), Wording.count(failed, "check")));
    happened.addAll(FailedChecks.of(event.checks(), frozen.plan()));
    happened.add(GOES_ON);
    return new News(
        frozen.database().identifier() + ": proof failed",
        happened,
        List.of("The database itself and its snapshots: only a restored copy was looked at."),
        List.of(Advice.FAILED_PROOF));
  }

  static News completed(Evidence evidence, Optional<EvidenceSignature> signature, Plan plan) {
    return new News(
        "%s: %s".formatted(evidence.database().identifier(), Headline.of(evidence).word()),
        happened(evidence, signature, plan),
        leftAsIs(evidence),
        toDo(evidence));
  }

  private static List<String> happened(
      Evidence evidence, Optional<EvidenceSignature> signature, Plan plan) {
    List<String> happened = new ArrayList<>();
    happened.add(Headline.of(evidence).sentence());
    evidence
        .failures()
        .forEach(each -> happened.add(failed(each.step(), each.code(), each.detail())));
    evidence.proof().ifPresent(proof -> happened.addAll(FailedChecks.of(proof.checks(), plan)));
    recovered(evidence.rto()).ifPresent(happened::add);
    happened.add(signature.map(Telling::signed).orElse(NOT_SIGNED_YET));
    return happened;
  }

  private static String signed(EvidenceSignature signature) {
    return signature
        .reason()
        .map(reason -> "The evidence is NOT signed: %s.".formatted(reason))
        .orElseGet(() -> "The evidence is signed by " + signature.keyArn().orElseThrow() + ".");
  }

  private static List<String> leftAsIs(Evidence evidence) {
    List<String> left = new ArrayList<>();
    evidence.failures().stream().map(Failure::leftAsIs).forEach(left::add);
    evidence
        .restore()
        .filter(restore -> restore.deletedAt().isEmpty())
        .ifPresent(restore -> left.add(temporary(restore)));
    return left.stream().distinct().toList();
  }

  private static String temporary(RestoreSection restore) {
    return restore
        .keptUntil()
        .map(
            until ->
                "The temporary database %s, until %s: look at it with its master secret"
                    .formatted(restore.arn(), Wording.time(until)))
        .orElse("Perhaps the temporary database " + restore.arn());
  }

  private static List<String> toDo(Evidence evidence) {
    List<String> advice = new ArrayList<>();
    evidence.failures().forEach(failure -> advice.add(Advice.on(failure.code())));
    evidence
        .proof()
        .filter(proof -> proof.verdict() == Verdict.FAILED)
        .ifPresent(proof -> advice.add(Advice.FAILED_PROOF));
    if (evidence.rto().objective() == Objective.MISSED) {
      advice.add(Advice.MISSED_RTO);
    }
    if (evidence.rpo().objective() == Objective.MISSED) {
      advice.add(Advice.MISSED_RPO);
    }
    return advice.stream().distinct().toList();
  }

  private static String failed(StepName step, FailureCode code, String detail) {
    return "%s failed (%s): %s".formatted(step, code, detail);
  }

  private static Optional<String> recovered(RecoveryTime rto) {
    String target = rto.target().map(t -> ", objective " + Wording.duration(t)).orElse("");
    return rto.measured()
        .filter(took -> rto.objective() != Objective.NOT_PROVED)
        .map(took -> "Recovery time %s%s.".formatted(Wording.duration(took), target));
  }
}
