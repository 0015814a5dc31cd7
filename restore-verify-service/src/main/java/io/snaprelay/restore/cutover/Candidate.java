package io.snaprelay.restore.cutover;

import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the restored database one that nobody deletes, before the first rename; and a temporary one
 * again, after the last rename back. Each call makes one write and is called until there is none
 * left: what RDS shows decides, so that it is read back.
 */
@ApplicationScoped
class Candidate {
  private static final Set<String> TEMPORARY = Set.of(TagKeys.ROLE, TagKeys.EXPIRES_AT);

  private final ProductionGateway production;

  Candidate(ProductionGateway production) {
    this.production = production;
  }

  /** Takes away what lets clean-up and sweep delete it. Answers whether nothing is left to do. */
  boolean keep(Whereabouts found) {
    DatabaseState state = found.state();
    Optional<DatabaseState> temporary =
        withItsInstances(state)
            .filter(each -> each.tags().keySet().stream().anyMatch(TEMPORARY::contains))
            .findFirst();
    if (temporary.isPresent()) {
      production.untag(temporary.get().ref(), TEMPORARY);
      return false;
    }
    if (!found.deletionProtected()) {
      production.protect(state.ref(), true);
      return false;
    }
    return true;
  }

  /** Gives that back. Answers whether nothing is left to do. */
  boolean giveUp(Optional<Whereabouts> found, Intent intent, Run run) {
    Optional<Whereabouts> beside =
        found.filter(each -> intent.spot(each.name()) == Spot.BESIDE && !each.state().isDeleting());
    if (beside.isEmpty()) {
      return true;
    }
    DatabaseState state = beside.get().state();
    Optional<DatabaseState> kept =
        withItsInstances(state)
            .filter(each -> !owner(each, run).isWrittenIn(each.tags()))
            .findFirst();
    if (kept.isPresent()) {
      production.tag(
          kept.get().ref(),
          owner(kept.get(), run).tagsUntil(run.now().plus(run.plan().limits().temporaryLife())));
      return false;
    }
    if (beside.get().deletionProtected()) {
      production.protect(state.ref(), false);
      return false;
    }
    return true;
  }

  private static Stream<DatabaseState> withItsInstances(DatabaseState state) {
    return Stream.concat(state.members().stream(), Stream.of(state));
  }

  /** Each instance has a step of its own that made it. */
  private static Ownership owner(DatabaseState each, Run run) {
    return ResourceName.parse(each.ref().identifier())
        .map(name -> TemporaryDatabases.owner(run, name.step()))
        .orElseGet(() -> TemporaryDatabases.owner(run));
  }
}
