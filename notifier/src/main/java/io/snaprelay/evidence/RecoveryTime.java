package io.snaprelay.evidence;

import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Verify;
import java.time.Duration;
import java.util.Optional;

/**
 * The recovery time, from the request to the proof, without the time for which the restore waited
 * for a place among the temporary databases: in an emergency nobody waits for restore tests.
 *
 * @param target the plan's objective
 * @param measured how long it took; absent if there was no verdict
 * @param waited how long the restore had waited for a place, which is not in {@code measured}
 * @param objective the one against the other; a database that is up but wrong has not been
 *     recovered
 */
public record RecoveryTime(
    Optional<Duration> target,
    Optional<Duration> measured,
    Optional<Duration> waited,
    Objective objective) {
  static RecoveryTime of(Dossier dossier) {
    Optional<Duration> target = dossier.frozen().plan().verify().flatMap(Verify::rto);
    Optional<Duration> waited = waited(dossier);
    Optional<Duration> measured =
        Proof.of(dossier)
            .flatMap(proof -> dossier.record(StepName.VERIFY))
            .map(StepRecord::recordedAt)
            .map(proved -> Duration.between(dossier.frozen().requestedAt(), proved))
            .map(took -> took.minus(waited.orElse(Duration.ZERO)));
    return new RecoveryTime(
        target,
        measured,
        waited,
        Objective.of(target, measured, Proof.passed(dossier).isPresent()));
  }

  private static Optional<Duration> waited(Dossier dossier) {
    return RestoreSection.of(dossier)
        .flatMap(
            restore ->
                restore.waitedSince().map(since -> Duration.between(since, restore.requestedAt())))
        .filter(wait -> !wait.isNegative());
  }
}
