package io.snaprelay.copy;

import io.snaprelay.events.FailureCode;
import io.snaprelay.step.Outcome;
import java.util.List;

/** The ways in which a copy fails for good, in words. */
final class CopyFailures {
  private CopyFailures() {}

  static Outcome sourceGone(CopyPlan plan) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_NOT_FOUND,
        "The source snapshot %s was deleted before it could be copied"
            .formatted(plan.source().arn()),
        "Everything: no copy was requested");
  }

  static Outcome sourceFailed(CopyPlan plan) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_FAILED,
        "RDS says that the source snapshot %s failed".formatted(plan.source().arn()),
        "The failed snapshot; no copy was requested");
  }

  static Outcome nameTaken(CopyPlan plan) {
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "The name %s in %s is taken by a snapshot that this run has not created"
            .formatted(plan.target().identifier(), plan.target().region()),
        "The foreign snapshot " + plan.target().arn() + ": it was not touched");
  }

  static Outcome copyGone(CopyPlan plan) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_NOT_FOUND,
        "The copy %s was cancelled or deleted before it was complete"
            .formatted(plan.target().arn()),
        "The source snapshot " + plan.source().arn());
  }

  /** RDS gives no reason: a failed copy has no event and no text. */
  static Outcome copyFailed(CopyPlan plan) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_FAILED,
        "RDS says that the copy %s failed, and not why; look whether its key is enabled and the source %s still exists"
            .formatted(plan.target().arn(), plan.source().arn()),
        "The failed copy and the source snapshot");
  }

  static Outcome failedTwice(CopyPlan plan) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_FAILED,
        "The copy %s failed, was made once more, and failed or stood still again; look whether its key is enabled and the source %s still exists"
            .formatted(plan.target().arn(), plan.source().arn()),
        "The second failed copy and the source snapshot");
  }

  static Outcome differs(CopyPlan plan, List<String> differences) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_DIFFERS,
        "The copy %s is not what the plan asked for: %s"
            .formatted(plan.target().arn(), String.join("; ", differences)),
        "The copy and the source snapshot");
  }
}
