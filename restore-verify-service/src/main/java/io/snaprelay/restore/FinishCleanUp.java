package io.snaprelay.restore;

import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.wire.RdsNotification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** RDS no longer knows the temporary database, or not yet. */
@ApplicationScoped
class FinishCleanUp implements Finish {
  /** RDS User Guide, "Amazon RDS event categories and event messages". */
  private static final Set<String> DELETED = Set.of("RDS-EVENT-0003", "RDS-EVENT-0171");

  private static final Set<StepName> CREATORS = Set.of(StepName.RESTORE, StepName.CLEAN_ROOM);

  private final CleanUp cleanUp;

  FinishCleanUp(CleanUp cleanUp) {
    this.cleanUp = cleanUp;
  }

  @Override
  public StepName step() {
    return StepName.CLEAN_UP;
  }

  @Override
  public boolean hears(RdsNotification event, StepName creator) {
    return isDeletion(event, creator);
  }

  /**
   * Whether an RDS event says that a temporary database is gone, or an instance that had to go
   * before it: that is announced under the name that it was created by.
   */
  static boolean isDeletion(RdsNotification event, StepName creator) {
    boolean ours = CREATORS.contains(creator) || creator.isRestoreMember();
    return ours && event.eventId().filter(DELETED::contains).isPresent();
  }

  @Override
  public Outcome finish(Run run) {
    return cleanUp.goOn(run);
  }
}
