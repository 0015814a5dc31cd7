package io.snaprelay.evidence;

import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Verify;
import java.time.Duration;
import java.util.Optional;

/**
 * The recovery time, from the request to the proof.
 *
 * @param target the plan's objective
 * @param measured how long it took; absent if there was no verdict
 * @param objective the one against the other; a database that is up but wrong has not been
 *     recovered
 */
public record RecoveryTime(
    Optional<Duration> target, Optional<Duration> measured, Objective objective) {
  static RecoveryTime of(Dossier dossier) {
    Optional<Duration> target = dossier.frozen().plan().verify().flatMap(Verify::rto);
    Optional<Duration> measured =
        Proof.of(dossier)
            .flatMap(proof -> dossier.record(StepName.VERIFY))
            .map(StepRecord::recordedAt)
            .map(proved -> Duration.between(dossier.frozen().requestedAt(), proved));
    return new RecoveryTime(
        target, measured, Objective.of(target, measured, Proof.passed(dossier).isPresent()));
  }
}
