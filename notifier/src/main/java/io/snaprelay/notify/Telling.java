package io.snaprelay.notify;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.Verdict;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceSignature;
import io.snaprelay.evidence.Failure;
import io.snaprelay.evidence.Objective;
import io.snaprelay.evidence.RecoveryTime;
import io.snaprelay.evidence.RestoreSection;
import io.snaprelay.evidence.page.Headline;
import io.snaprelay.evidence.page.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is told of a run that is over: what happened, what was left, what to do. */
final class Telling {
  /** A message is no report: whoever wants all checks opens the evidence. */
  private static final int MOST_CHECKS = 5;

  private static final String NOT_SIGNED_YET =
      "The evidence is NOT signed yet: KMS has not answered, and is asked again.";

  private Telling() {}

  static List<String> happened(Evidence evidence, Optional<EvidenceSignature> signature) {
    List<String> happened = new ArrayList<>();
    happened.add(Headline.of(evidence).sentence());
    evidence.failures().forEach(failure -> happened.add(failed(failure)));
    happened.addAll(failedChecks(evidence));
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

  static List<String> leftAsIs(Evidence evidence) {
    List<String> left = new ArrayList<>();
    evidence.failures().forEach(failure -> left.add(failure.leftAsIs()));
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

  static List<String> toDo(Evidence evidence) {
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

  private static String failed(Failure failure) {
    return "%s failed (%s): %s".formatted(failure.step(), failure.code(), failure.detail());
  }

  private static Optional<String> recovered(RecoveryTime rto) {
    String target = rto.target().map(t -> ", objective " + Wording.duration(t)).orElse("");
    return rto.measured()
        .filter(took -> rto.objective() != Objective.NOT_PROVED)
        .map(took -> "Recovery time %s%s.".formatted(Wording.duration(took), target));
  }

  private static List<String> failedChecks(Evidence evidence) {
    List<CheckResult> failed =
        evidence.proof().stream()
            .flatMap(proof -> proof.checks().stream())
            .filter(check -> check.status() == Status.FAIL)
            .toList();
    List<String> told =
        new ArrayList<>(failed.stream().limit(MOST_CHECKS).map(Telling::check).toList());
    if (failed.size() > MOST_CHECKS) {
      told.add("And %d more failed checks.".formatted(failed.size() - MOST_CHECKS));
    }
    return told;
  }

  private static String check(CheckResult check) {
    return "Check '%s' on %s failed: expected %s, saw %s."
        .formatted(check.name(), check.subject(), check.expected(), check.seen());
  }
}
