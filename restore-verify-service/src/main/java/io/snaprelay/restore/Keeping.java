package io.snaprelay.restore;

import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.KeptDatabase;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Run;
import java.time.Instant;
import java.util.Optional;

/** The time for which the temporary database of a run is kept. */
final class Keeping {
  private Keeping() {}

  /** Until when; empty if it is not kept. */
  static Optional<Instant> until(Run run) {
    return KeptDatabase.until(
        run.frozen(),
        run.emitted(StepName.VERIFY, VerificationCompleted.class),
        run.created(StepName.RESTORE));
  }
}
