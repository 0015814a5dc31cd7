package io.snaprelay.restore.cutover;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks where the two databases of a swap stand, by their resource ids, and who has its names. */
@ApplicationScoped
class Scenes {
  private static final List<Spot> NAMES = List.of(Spot.PRODUCTION, Spot.ASIDE, Spot.BESIDE);

  private final ProductionGateway production;
  private final RdsGateway rds;
  private final Escorts escorts;

  Scenes(ProductionGateway production, RdsGateway rds, Escorts escorts) {
    this.production = production;
    this.rds = rds;
    this.escorts = escorts;
  }

  Scene look(Run run, Intent intent, Course course) {
    Standing old = standing(run, intent, Side.OLD);
    Standing restored = standing(run, intent, Side.NEW);
    return new Scene(old, restored, strangers(intent, Set.of(old.spot(), restored.spot())), course);
  }

  Optional<Whereabouts> find(Intent intent, String resourceId) {
    return production.find(intent.production(), resourceId);
  }

  private Standing standing(Run run, Intent intent, Side side) {
    return find(intent, intent.resourceId(side))
        .map(each -> standing(intent, each, escorts.look(run, intent, side, each)))
        .orElseGet(() -> new Standing(Spot.GONE, Condition.LOST));
  }

  private static Standing standing(Intent intent, Whereabouts found, Escort escort) {
    return new Standing(intent.spot(found.name()), condition(found), escort);
  }

  private static Condition condition(Whereabouts found) {
    DatabaseState state = found.state();
    if (state.lost() || state.isDeleting()) {
      return Condition.LOST;
    }
    return found.isAtRest() ? Condition.AT_REST : Condition.BUSY;
  }

  private Set<Spot> strangers(Intent intent, Set<Spot> ours) {
    Set<Spot> strangers = EnumSet.noneOf(Spot.class);
    for (Spot name : NAMES) {
      if (!ours.contains(name) && isTakenByAStranger(intent, intent.at(name))) {
        strangers.add(name);
      }
    }
    return strangers;
  }

  private boolean isTakenByAStranger(Intent intent, DatabaseRef name) {
    return rds.database(name)
        .map(DatabaseState::resourceId)
        .filter(id -> !id.equals(intent.oldResourceId()))
        .filter(id -> !id.equals(intent.restoredResourceId()))
        .isPresent();
  }
}
