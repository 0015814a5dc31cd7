package io.snaprelay.step.testing;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseRef;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What changes in a {@link FakeRds}, and what it refuses. */
final class FakeStates {
  private FakeStates() {}

  /** An instance of the version of {@link FakeRds#FACTS}. */
  static DatabaseState database(
      DatabaseRef ref, String status, boolean settled, Map<String, String> tags) {
    return new DatabaseState(
        ref,
        "db-" + ref.identifier().toUpperCase(Locale.ROOT),
        status,
        settled,
        status.startsWith("incompatible") || status.equals("failed"),
        Optional.of(new DatabaseState.Endpoint("localhost", 5432)),
        Optional.empty(),
        false,
        FakeRds.FACTS.engine(),
        FakeRds.FACTS.engineVersion(),
        tags);
  }

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
