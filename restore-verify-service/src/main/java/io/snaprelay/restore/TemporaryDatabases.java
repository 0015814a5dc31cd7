package io.snaprelay.restore;

import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Looks at what stands under the derived name, and says whose it is. Every reaction that writes to
 * a temporary database comes here first.
 */
@ApplicationScoped
class TemporaryDatabases {
  private final RdsGateway rds;

  TemporaryDatabases(RdsGateway rds) {
    this.rds = rds;
  }

  Sighting look(RestorePlan plan, Run run) {
    return rds.database(plan.target())
        .map(state -> judge(state, plan, run.created(StepName.RESTORE)))
        .orElseGet(Sighting.Absent::new);
  }

  private static Sighting judge(DatabaseState state, RestorePlan plan, Optional<Created> created) {
    if (!plan.owner().isWrittenIn(state.tags())) {
      return new Sighting.Foreign("its tags do not say that step restore of this run created it");
    }
    if (created.isEmpty()) {
      return new Sighting.Unrecorded(state);
    }
    if (!state.resourceId().equals(created.get().resourceId())) {
      return new Sighting.Foreign(
          "its resource id is %s, but this run created %s"
              .formatted(state.resourceId(), created.get().resourceId()));
    }
    return new Sighting.Ours(state, created.get());
  }

  /** What every reaction answers to a foreign database. */
  static Outcome refuse(RestorePlan plan, Sighting.Foreign foreign) {
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "%s is not ours: %s. Rename or delete it, and start a new run"
            .formatted(plan.target().arn(), foreign.why()),
        plan.target().arn() + " was not touched");
  }
}
