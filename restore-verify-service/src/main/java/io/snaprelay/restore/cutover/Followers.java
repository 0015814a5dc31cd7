package io.snaprelay.restore.cutover;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Looks where the instances of the two clusters stand, by resource id, and says who moves. */
@ApplicationScoped
class Followers {
  private final ProductionGateway production;
  private final RdsGateway rds;

  Followers(ProductionGateway production, RdsGateway rds) {
    this.production = production;
    this.rds = rds;
  }

  /** An instance that can be worked with, sooner or later. */
  private record Seen(Follower follower, Whereabouts found) {
    boolean isCalled(String name) {
      return found.name().equals(name);
    }

    boolean isHome() {
      return isCalled(follower.production());
    }

    Due to(String name) {
      return new Due(found.state().ref(), name);
    }
  }

  Escort look(Intent intent, List<Follower> followers) {
    List<Seen> seen = seen(intent, followers);
    return new Escort(
        seen.stream().anyMatch(Seen::isHome), seen.stream().anyMatch(each -> lacks(each, intent)));
  }

  /**
   * A rename that can begin.
   *
   * @param instance what it is called now
   * @param name what it is to be called
   */
  record Due(DatabaseRef instance, String name) {}

  /** What can begin now of those that give up their names: all at once. */
  List<Due> leaving(Intent intent, Side side) {
    return seen(intent, intent.followers(side)).stream()
        .filter(each -> each.isHome() && each.found().isAtRest())
        .map(each -> each.to(each.follower().apart()))
        .toList();
  }

  /**
   * What can begin now of those that get their names: nothing while one of them restarts.
   *
   * @param late whether nobody is waited for any more
   * @return the one that writes last
   */
  List<Due> coming(Intent intent, Side side, boolean late) {
    List<Seen> lacking =
        seen(intent, intent.followers(side)).stream().filter(each -> lacks(each, intent)).toList();
    boolean restarts = lacking.stream().anyMatch(each -> !each.found().isAtRest());
    if (restarts && !late) {
      return List.of();
    }
    List<Due> due =
        new ArrayList<>(
            lacking.stream()
                .filter(each -> each.found().isAtRest())
                .map(each -> each.to(each.follower().production()))
                .toList());
    Collections.reverse(due);
    return due;
  }

  private boolean lacks(Seen each, Intent intent) {
    if (!each.found().isAtRest()) {
      return true;
    }
    return each.isCalled(each.follower().apart()) && isFree(each.follower(), intent);
  }

  private boolean isFree(Follower follower, Intent intent) {
    return rds.database(instance(intent, follower.production()))
        .map(DatabaseState::resourceId)
        .filter(id -> !id.equals(follower.resourceId()))
        .isEmpty();
  }

  private List<Seen> seen(Intent intent, List<Follower> followers) {
    return followers.stream().flatMap(each -> seen(intent, each).stream()).toList();
  }

  private Optional<Seen> seen(Intent intent, Follower follower) {
    return production
        .find(instance(intent, follower.apart()), follower.resourceId())
        .filter(found -> !found.state().lost() && !found.state().isDeleting())
        .map(found -> new Seen(follower, found));
  }

  /** Instances have a namespace of their own, beside that of clusters. */
  private static DatabaseRef instance(Intent intent, String name) {
    DatabaseRef at = intent.production();
    return new DatabaseRef(DatabaseKind.INSTANCE, at.account(), at.region(), name);
  }
}
