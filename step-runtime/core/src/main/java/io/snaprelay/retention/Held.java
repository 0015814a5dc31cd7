package io.snaprelay.retention;

import io.snaprelay.events.Verdict;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.SnapshotRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot that SnapRelay made, with everything that its retention depends on.
 *
 * @param ref the snapshot
 * @param run the run that made it
 * @param step the step that made it
 * @param place where it counts
 * @param dataAsOf the moment of its data: RDS's {@code OriginalSnapshotCreateTime}, which a copy
 *     keeps, else its {@code SnapshotCreateTime} (RDS API Reference, DBSnapshot); absent while it
 *     is made
 * @param verdict of the newest proof of this very snapshot; absent if there is none
 * @param ofRun what became of its run
 * @param obstacle what forbids its deletion, whatever the plan says
 */
public record Held(
    SnapshotRef ref,
    RunId run,
    StepName step,
    Place place,
    Optional<Instant> dataAsOf,
    Optional<Verdict> verdict,
    OfRun ofRun,
    Optional<Reason> obstacle) {

  /**
   * What became of the run that made a snapshot.
   *
   * @param verifies whether it was to prove something
   * @param passed whether its newest proof passed
   * @param copyExpired whether retention has deleted its copy
   */
  public record OfRun(boolean verifies, boolean passed, boolean copyExpired) {
    /** Whether nothing that the run was to prove is in doubt. */
    boolean isGood() {
      return passed || !verifies;
    }
  }

  /** The same, once nothing forbids its deletion. */
  Held released() {
    return new Held(ref, run, step, place, dataAsOf, verdict, ofRun, Optional.empty());
  }

  /** The same, once the copy of its run has expired. */
  Held afterCopyExpired() {
    OfRun later = new OfRun(ofRun.verifies(), ofRun.passed(), true);
    return new Held(ref, run, step, place, dataAsOf, verdict, later, obstacle);
  }

  /** Whether somebody could restore it now. */
  boolean isAvailable() {
    return dataAsOf.isPresent() && !obstacle.equals(Optional.of(Reason.NOT_AVAILABLE));
  }

  /** Whether it is of a masked database, and there to be given to others. */
  public boolean isGivenAway() {
    return isIn(Place.Kind.SANITIZED);
  }

  boolean isIn(Place.Kind kind) {
    return place.kind() == kind;
  }

  boolean isProved() {
    return verdict.equals(Optional.of(Verdict.PASSED));
  }

  /** The moment of its data, of one that is available. */
  Instant moment() {
    return dataAsOf.orElseThrow();
  }
}
