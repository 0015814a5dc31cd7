package io.snaprelay.copy;

import io.snaprelay.events.FailureCode;
import io.snaprelay.step.Outcome;

/** The ways in which a snapshot is not shared, in words. */
final class ShareFailures {
  private static final String NOBODY = "The snapshot; nobody was let in";

  private ShareFailures() {}

  static Outcome gone(SharePlan plan) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_NOT_FOUND,
        "The snapshot %s was deleted before it was shared".formatted(plan.snapshot().arn()),
        "Everything else; nobody was let in");
  }

  static Outcome foreign(SharePlan plan) {
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "%s was not made by this run, and only what a run has made is shared: plan a copy, or a fresh snapshot"
            .formatted(plan.snapshot().arn()),
        "The foreign snapshot " + plan.snapshot().arn() + ": it was not touched");
  }

  static Outcome unencrypted(SharePlan plan) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_DIFFERS,
        "The masked copy %s is not encrypted, although the plan names a key"
            .formatted(plan.snapshot().arn()),
        NOBODY);
  }

  static Outcome keyNotShareable(SharePlan plan, String problem) {
    return Outcome.giveUp(
        FailureCode.KMS_KEY_NOT_USABLE,
        "%s cannot be shared: %s".formatted(plan.snapshot().arn(), problem),
        NOBODY);
  }
}
