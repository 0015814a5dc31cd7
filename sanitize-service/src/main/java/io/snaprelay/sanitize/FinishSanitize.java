package io.snaprelay.sanitize;

import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.wire.RdsNotification;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The clean room is there, by RDS's word (RDS-EVENT-0005) or by the re-check: what was masked is
 * loaded into it. Which of its phases is next, Describe and the ledger say, never the message.
 */
@ApplicationScoped
class FinishSanitize implements Finish {
  private final Sanitizations sanitizations;
  private final CleanRooms rooms;

  FinishSanitize(Sanitizations sanitizations, CleanRooms rooms) {
    this.sanitizations = sanitizations;
    this.rooms = rooms;
  }

  @Override
  public StepName step() {
    return StepName.SANITIZE;
  }

  @Override
  public boolean hears(RdsNotification event, StepName creator) {
    return creator.equals(StepName.CLEAN_ROOM);
  }

  @Override
  public Outcome finish(Run run) {
    return sanitizations
        .of(run.id())
        .filter(masked -> masked.isClean() && CleanRooms.isPlanned(run))
        .map(masked -> rooms.next(masked, run))
        .orElseGet(() -> Outcome.ignore("nothing that was masked waits for a clean room"));
  }
}
