package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.SnapshotRef;

/** Deletes a copy that has just been seen, and that another delivery may delete beside us. */
final class Removal {
  private Removal() {}

  static void of(SnapshotRef copy, RdsGateway rds) {
    try {
      rds.deleteSnapshot(copy);
    } catch (AwsFailure e) {
      if (e.kind() != AwsFailure.Kind.NOT_FOUND) {
        throw e;
      }
    }
  }
}
