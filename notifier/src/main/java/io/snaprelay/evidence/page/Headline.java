package io.snaprelay.evidence.page;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.Objective;
import io.snaprelay.evidence.Proof;
import io.snaprelay.evidence.StepSection;
import io.snaprelay.names.StepName;
import java.util.stream.Collectors;

/**
 * The whole evidence in a word and a sentence. It never says more than was shown.
 *
 * @param tone whether that is good news
 * @param word the word
 * @param sentence the sentence
 */
public record Headline(Tone tone, String word, String sentence) {

  private static final int MOST_NAMED = 3;

  /** The headline of a run. */
  public static Headline of(Evidence evidence) {
    return evidence
        .proof()
        .map(proof -> judged(evidence, proof))
        .orElseGet(() -> unjudged(evidence));
  }

  private static Headline judged(Evidence evidence, Proof proof) {
    String what = what(evidence);
    if (proof.verdict() == Verdict.FAILED) {
      return new Headline(
          Tone.BAD,
          "Proof failed",
          "%s was restored, but %d of %s failed: %s%s."
              .formatted(
                  what,
                  proof.failed(),
                  Wording.count(proof.checks().size(), "check"),
                  failedChecks(proof),
                  skipped("; ", proof)));
    }
    String sentence = what + " was restored and proved: " + counts(proof);
    if (evidence.run().result() == RunResult.FAILED) {
      return new Headline(
          Tone.MIXED, "Proved, run failed", sentence + "; but " + failed(evidence) + ".");
    }
    if (missed(evidence)) {
      return new Headline(
          Tone.MIXED, "Proved, objective missed", sentence + "; but " + misses(evidence) + ".");
    }
    return new Headline(Tone.GOOD, "Proved", sentence + ".");
  }

  private static Headline unjudged(Evidence evidence) {
    if (evidence.run().result() == RunResult.FAILED) {
      return new Headline(
          Tone.BAD, "Not proved", "The run came to no verdict: " + failed(evidence) + ".");
    }
    return new Headline(
        Tone.NEUTRAL,
        "Done, not proved",
        "Every step is done. The plan asks for no proof, so nothing shows that the backup of %s can be restored."
            .formatted(evidence.database().identifier()));
  }

  private static String counts(Proof proof) {
    String ran = Wording.count(proof.passed(), "check") + " passed, none failed";
    return ran + skipped(", ", proof);
  }

  /** Why they were skipped belongs to the verdict: a proof that checked little proves little. */
  private static String skipped(String join, Proof proof) {
    return proof.skipped() == 0
        ? ""
        : "%s%d skipped (%s)".formatted(join, proof.skipped(), Wording.reasons(proof.skips()));
  }

  private static String failedChecks(Proof proof) {
    String named =
        proof.checks().stream()
            .filter(check -> check.status() == CheckResult.Status.FAIL)
            .limit(MOST_NAMED)
            .map(check -> "%s on %s".formatted(check.name(), check.subject()))
            .collect(Collectors.joining("; "));
    long more = proof.failed() - MOST_NAMED;
    return more > 0 ? named + "; and %d more".formatted(more) : named;
  }

  private static String what(Evidence evidence) {
    String snapshot = evidence.copy().isPresent() ? "The copied backup" : "The backup";
    return snapshot + " of " + evidence.database().identifier();
  }

  private static String failed(Evidence evidence) {
    return evidence.steps().stream()
        .filter(step -> step.state() == StepState.FAILED)
        .map(StepSection::name)
        .map(StepName::value)
        .collect(Collectors.joining("' and '", "the step '", "' failed"));
  }

  private static boolean missed(Evidence evidence) {
    return evidence.rto().objective() == Objective.MISSED
        || evidence.rpo().objective() == Objective.MISSED;
  }

  private static String misses(Evidence evidence) {
    if (evidence.rto().objective() == evidence.rpo().objective()) {
      return "recovery time and recovery point missed their objectives";
    }
    String which = evidence.rto().objective() == Objective.MISSED ? "time" : "point";
    return "the recovery " + which + " missed its objective";
  }
}
