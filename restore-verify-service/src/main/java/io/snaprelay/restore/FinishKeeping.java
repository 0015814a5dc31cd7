package io.snaprelay.restore;

import io.snaprelay.database.Sighting;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.wire.RdsNotification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time of a kept database is up: it is deleted, by the same rules as any other. Whoever has
 * seen enough may delete it before.
 */
@ApplicationScoped
class FinishKeeping implements Finish {
  private final TemporaryDatabases databases;
  private final CleanUp cleanUp;

  FinishKeeping(TemporaryDatabases databases, CleanUp cleanUp) {
    this.databases = databases;
    this.cleanUp = cleanUp;
  }

  @Override
  public StepName step() {
    return StepName.KEEP;
  }

  @Override
  public boolean hears(RdsNotification event, StepName creator) {
    return FinishCleanUp.isDeletion(event, creator);
  }

  @Override
  public Outcome finish(Run run) {
    Optional<Instant> until = Keeping.until(run);
    if (until.isEmpty()) {
      return Outcome.ignore("nothing is kept");
    }
    Duration left = Duration.between(run.now(), until.get());
    return left.isNegative() || left.isZero() || isGone(run)
        ? cleanUp.expire(run)
        : Outcome.retryLater("it is kept until " + until.get(), left);
  }

  private boolean isGone(Run run) {
    return RestorePlan.of(run)
        .filter(plan -> databases.look(plan.target(), run) instanceof Sighting.Absent)
        .isPresent();
  }
}
