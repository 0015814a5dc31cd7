package io.snaprelay.restore.cutover;

import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
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
    return old.isEmpty() || isTagged(run, old.get().state(), intent);
  }

  private boolean isTagged(Run run, DatabaseState old, Intent intent) {
    if (!owner(run).isWrittenIn(old.tags())) {
      production.tag(old.ref(), owner(run).tags());
      return false;
    }
    return areInstancesTagged(run, old, intent);
  }

  /**
   * Tags the instances that the old production had when the swap began. One that has no name just
   * now is tagged by a later look.
   *
   * @return whether all that RDS shows are, or are somebody else's
   */
  boolean areInstancesTagged(Run run, DatabaseState old, Intent intent) {
    Optional<DatabaseState> untagged =
        old.members().stream()
            .filter(each -> intent.follows(each.resourceId()) && !each.isDeleting())
            .filter(each -> !owner(run).isWrittenIn(each.tags()))
            .findFirst();
    untagged.ifPresent(each -> production.tag(each.ref(), owner(run).tags()));
    return untagged.isEmpty();
  }
}
