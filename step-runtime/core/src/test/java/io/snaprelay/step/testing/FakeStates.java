package io.snaprelay.step.testing;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.rds.DatabaseState;
import java.util.Optional;

/** What changes in a {@link FakeRds}, and what it refuses. */
final class FakeStates {
  private FakeStates() {}

  static DatabaseState changed(
      DatabaseState old, String status, Optional<String> secret, boolean managed) {
    return new DatabaseState(
        old.ref(),
        old.resourceId(),
        status,
        false,
        false,
        old.endpoint(),
        secret,
        managed,
        old.engine(),
        old.engineVersion(),
        old.tags());
  }

  static void require(boolean holds, AwsFailure.Kind otherwise, String identifier) {
    if (!holds) {
      throw FakeRds.failure(otherwise, otherwise.name(), identifier);
    }
  }
}
