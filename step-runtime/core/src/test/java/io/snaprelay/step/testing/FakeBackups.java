package io.snaprelay.step.testing;

import io.snaprelay.rds.RestorableBackups;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.refs.RestoreSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The automated backups of {@link FakeRds}: a test says what times they hold. */
public final class FakeBackups {
  private final Map<DatabaseRef, RestorableBackups> backups = new HashMap<>();

  /** From now on the times from the earliest to the latest can be restored. */
  public void put(DatabaseRef database, Instant earliest, Instant latest) {
    backups.put(
        database,
        new RestorableBackups(
            earliest,
            latest,
            FakeRds.FACTS.engine(),
            FakeRds.FACTS.engineVersion(),
            FakeRds.FACTS.allocatedGiB(),
            FakeRds.FACTS.kmsKeyArn()));
  }

  Optional<RestorableBackups> of(DatabaseRef database) {
    return Optional.ofNullable(backups.get(database));
  }

  boolean hold(RestoreSource source) {
    return source instanceof PointInTimeRef moment
        && of(moment.database()).filter(kept -> kept.hold(moment.at())).isPresent();
  }
}
