package io.snaprelay.restore.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What happened before the proof, as far as it was recorded.
 *
 * @param requestedAt time zero of the RTO
 * @param waitingSince since when the restore had to wait for a place
 * @param restoreCalledAt when RDS was asked for the restore
 * @param availableAt when it was first seen to be available
 * @param settledAt when its secret was there and nothing was pending
 */
public record Timeline(
    Instant requestedAt,
    Optional<Instant> waitingSince,
    Optional<Instant> restoreCalledAt,
    Optional<Instant> availableAt,
    Optional<Instant> settledAt) {
  /** Nothing is known but when it was requested. */
  public static Timeline since(Instant requestedAt) {
    Optional<Instant> unknown = Optional.empty();
    return new Timeline(requestedAt, unknown, unknown, unknown, unknown);
  }

  /** How long the restore waited for a place: a limit of the site's own, no time of recovery. */
  Duration waited() {
    return waitingSince
        .flatMap(since -> restoreCalledAt.map(called -> Duration.between(since, called)))
        .filter(waited -> !waited.isNegative())
        .orElse(Duration.ZERO);
  }
}
