package io.snaprelay.copy;

import io.snaprelay.events.FailureCode;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Outcome;

/** The ways in which a masked copy is not shared, in words. */
final class ShareFailures {
  private ShareFailures() {}

  static Outcome gone(SnapshotRef copy) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_NOT_FOUND,
        "The masked copy %s was deleted before it was shared".formatted(copy.arn()),
        "Everything else; nobody was let in");
  }

  static Outcome foreign(SnapshotRef copy) {
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "%s is not the masked copy that this run has made".formatted(copy.arn()),
        "The foreign snapshot " + copy.arn() + ": it was not touched");
  }

  static Outcome unencrypted(SnapshotRef copy) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_DIFFERS,
        "The masked copy %s is not encrypted, although the plan names a key".formatted(copy.arn()),
        "The copy; nobody was let in");
  }
}
