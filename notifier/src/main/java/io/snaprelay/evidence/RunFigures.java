package io.snaprelay.evidence;

import io.snaprelay.chain.History;
import io.snaprelay.chain.Point;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Verify;
import java.time.Duration;
import java.util.Optional;

/** The figures of a run that its database's history keeps. */
public final class RunFigures {
  private RunFigures() {}

  /** The history with this run at its end. */
  public static History history(Optional<History> before, Dossier dossier) {
    Point point = point(dossier);
    Optional<Verify> verify = dossier.frozen().plan().verify();
    Optional<Duration> rto = verify.flatMap(Verify::rto);
    Optional<Duration> rpo = verify.flatMap(Verify::rpo);
    return before
        .map(history -> history.then(point, rto, rpo))
        .orElseGet(() -> History.begin(point, rto, rpo));
  }

  private static Point point(Dossier dossier) {
    Optional<Proof> proof = Proof.of(dossier);
    return new Point(
        dossier.frozen().run(),
        dossier.completedAt(),
        RunSection.of(dossier).result(),
        proof.map(Proof::verdict),
        proof.flatMap(it -> dossier.record(StepName.VERIFY)).map(StepRecord::recordedAt),
        RecoveryTime.of(dossier).measured(),
        RecoveryPoint.of(dossier).measured(),
        proof.map(Proof::passed).orElse(0L),
        proof.map(Proof::failed).orElse(0L),
        proof.map(Proof::skipped).orElse(0L));
  }
}
