package io.snaprelay.restore.proof;

import io.snaprelay.plan.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be proved.
 *
 * @param engineVersion the version that the snapshot was taken of, for example {@code 17.11}
 * @param dataAsOf the instant whose data the snapshot holds
 * @param requestedAt time zero of the RTO
 * @param rpo how old the newest data may be at {@code dataAsOf}
 * @param rto how long after {@code requestedAt} the proof may be done
 * @param checks the user's own checks
 */
public record ProofSubject(
    String engineVersion,
    Instant dataAsOf,
    Instant requestedAt,
    Optional<Duration> rpo,
    Optional<Duration> rto,
    List<Check> checks) {
  public ProofSubject {
    checks = List.copyOf(checks);
  }

  /** For example {@code 17}. */
  String engineMajor() {
    return engineVersion.split("\\.")[0];
  }
}
