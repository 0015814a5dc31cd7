package io.snaprelay.evidence;

import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import java.time.Duration;
import java.time.Instant;

/**
 * The run as a whole.
 *
 * @param id its id
 * @param plan the name of its plan
 * @param trigger the id of what asked for it: the request's own, or the RDS event that did
 * @param snapshotChoice which snapshot was asked for
 * @param requestedAt when it was asked for: time zero of the recovery time
 * @param completedAt when its last step ended
 * @param took from the one to the other
 * @param result SUCCEEDED only if every step is done and no verdict is FAILED
 */
public record RunSection(
    RunId id,
    String plan,
    String trigger,
    SnapshotSource snapshotChoice,
    Instant requestedAt,
    Instant completedAt,
    Duration took,
    RunResult result) {
  static RunSection of(Dossier dossier) {
    FrozenPlan frozen = dossier.frozen();
    return new RunSection(
        frozen.run(),
        frozen.planName(),
        frozen.trigger(),
        frozen.snapshot(),
        frozen.requestedAt(),
        dossier.completedAt(),
        Duration.between(frozen.requestedAt(), dossier.completedAt()),
        result(dossier));
  }

  private static RunResult result(Dossier dossier) {
    boolean done =
        dossier.open().isEmpty()
            && dossier.records().values().stream().allMatch(r -> r.state() == StepState.DONE);
    boolean refuted =
        Proof.of(dossier).filter(proof -> proof.verdict() == Verdict.FAILED).isPresent();
    return done && !refuted ? RunResult.SUCCEEDED : RunResult.FAILED;
  }
}
