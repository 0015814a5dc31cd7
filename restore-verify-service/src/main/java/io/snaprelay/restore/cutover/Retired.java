package io.snaprelay.restore.cutover;

import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The old production after a cutover, and the tag that says so. */
@ApplicationScoped
class Retired {
  private final ProductionGateway production;

  Retired(ProductionGateway production) {
    this.production = production;
  }

  /** What its tags must say before anything is done to it. */
  static Ownership owner(Run run) {
    return new Ownership(run.id(), StepName.RETIRE, ResourceRole.RETIRED);
  }

  Optional<Whereabouts> find(Intent intent) {
    return production.find(intent.production(), intent.oldResourceId());
  }

  /** Tags it, under the name aside only. Answers whether it is, or need not be any more. */
  boolean isTagged(Run run, Intent intent) {
    Optional<Whereabouts> old =
        find(intent)
            .filter(each -> intent.spot(each.name()) == Spot.ASIDE && !each.state().isDeleting());
    if (old.isEmpty() || owner(run).isWrittenIn(old.get().state().tags())) {
      return true;
    }
    production.tag(old.get().state().ref(), owner(run).tags());
    return false;
  }
}
