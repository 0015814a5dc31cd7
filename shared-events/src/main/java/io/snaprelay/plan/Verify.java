package io.snaprelay.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The restore test.
 *
 * @param of which snapshot is restored; absent means the first copy, or the source if none is
 *     planned
 * @param rto the recovery time objective, from the start of the run to the proof
 * @param rpo the recovery point objective: how old the newest data may be at the time of the
 *     snapshot
 * @param instanceClass the class of the temporary instance, for example {@code db.t4g.medium}
 * @param keepOnFailure how long the temporary database stays after a failed verdict
 * @param login how the proof logs in when the master credentials must not be changed
 * @param checks the user's own checks
 */
public record Verify(
    Optional<Subject> of,
    Optional<Duration> rto,
    Optional<Duration> rpo,
    String instanceClass,
    Optional<Duration> keepOnFailure,
    Optional<String> login,
    List<Check> checks) {
  public Verify {
    checks = List.copyOf(checks);
  }

  /** Which snapshot of the run is restored. */
  public enum Subject {
    SOURCE,
    COPY
  }
}
