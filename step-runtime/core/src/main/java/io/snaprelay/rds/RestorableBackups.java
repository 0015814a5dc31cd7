package io.snaprelay.rds;

import io.snaprelay.events.SnapshotFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * The automated backups of a database, as RDS describes them. Every time from the earliest to the
 * latest can be restored; on RDS the latest is usually some five minutes ago (RDS User Guide,
 * "Restoring a DB instance to a specified time").
 *
 * @param earliest the oldest time that can be restored
 * @param latest the newest time that can be restored
 * @param engine for example {@code postgres}
 * @param engineVersion for example {@code 17.11}
 * @param allocatedGiB allocated storage, in GiB
 * @param kmsKeyArn the key that they are encrypted with; absent if they are not encrypted
 */
public record RestorableBackups(
    Instant earliest,
    Instant latest,
    String engine,
    String engineVersion,
    int allocatedGiB,
    Optional<String> kmsKeyArn) {
  /** Whether a time can be restored. */
  public boolean hold(Instant time) {
    return !time.isBefore(earliest) && !time.isAfter(latest);
  }

  /** What our events say of a time in them. */
  public SnapshotFacts at(Instant time) {
    return new SnapshotFacts(engine, engineVersion, time, allocatedGiB, kmsKeyArn);
  }
}
