package io.snaprelay.restore.cutover;

import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * The new database is production: the old one stays for {@code restore.hold}. Only the re-check is
 * sent that will delete it; without a hold in the frozen plan it stays until people delete it.
 */
@ApplicationScoped
class HoldOld implements Start<CutoverCompleted> {
  @Override
  public Class<CutoverCompleted> event() {
    return CutoverCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.RETIRE;
  }

  @Override
  public Outcome start(CutoverCompleted event, Run run) {
    Optional<Duration> hold = run.plan().restore().flatMap(Restore::hold);
    return hold.map(Outcome::started)
        .orElseGet(() -> Outcome.ignore("the plan has no hold: the old production stays"));
  }
}
