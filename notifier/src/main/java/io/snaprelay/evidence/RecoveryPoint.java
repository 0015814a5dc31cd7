package io.snaprelay.evidence;

import io.snaprelay.plan.Verify;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The recovery point: how much time's worth of data would have been lost if the database had been
 * lost when the run was requested, or when its snapshot was taken if that was later.
 *
 * @param target the plan's objective
 * @param measured the age of the newest data that is known to be in the snapshot
 * @param objective the one against the other
 * @param basis what the age was read from
 * @param dataAsOf the instant whose data the snapshot holds, or the point in time; absent if there
 *     is neither
 * @param newestData the time of the newest row that a check has seen in the restored database
 * @param snapshotAge how old the snapshot was when the run was requested
 */
public record RecoveryPoint(
    Optional<Duration> target,
    Optional<Duration> measured,
    Objective objective,
    Basis basis,
    Optional<Instant> dataAsOf,
    Optional<Instant> newestData,
    Optional<Duration> snapshotAge) {

  /** What the age of the data was read from. */
  public enum Basis {
    /** The newest row of a column that the plan names, or of the heartbeat table. */
    NEWEST_ROW,
    /** The snapshot's time, or the point in time, for no freshness check told more. */
    SNAPSHOT_TIME,
    /** There is no snapshot. */
    NONE
  }

  static RecoveryPoint of(Dossier dossier) {
    return SnapshotSection.source(dossier)
        .map(source -> of(dossier, source.dataAsOf()))
        .orElseGet(() -> unknown(dossier));
  }

  private static RecoveryPoint of(Dossier dossier, Instant dataAsOf) {
    Instant requested = dossier.frozen().requestedAt();
    Instant lostAt = requested.isAfter(dataAsOf) ? requested : dataAsOf;
    Optional<Instant> newest = NewestData.age(dossier).map(dataAsOf::minus);
    Duration measured = Duration.between(newest.orElse(dataAsOf), lostAt);
    return new RecoveryPoint(
        target(dossier),
        Optional.of(measured),
        Objective.of(target(dossier), Optional.of(measured), Proof.passed(dossier).isPresent()),
        newest.isPresent() ? Basis.NEWEST_ROW : Basis.SNAPSHOT_TIME,
        Optional.of(dataAsOf),
        newest,
        Optional.of(Duration.between(dataAsOf, lostAt)));
  }

  private static RecoveryPoint unknown(Dossier dossier) {
    return new RecoveryPoint(
        target(dossier),
        Optional.empty(),
        Objective.of(target(dossier), Optional.empty(), false),
        Basis.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Duration> target(Dossier dossier) {
    return dossier.frozen().plan().verify().flatMap(Verify::rpo);
  }
}
