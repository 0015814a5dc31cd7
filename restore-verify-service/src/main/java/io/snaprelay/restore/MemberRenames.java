package io.snaprelay.restore;

import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.settings.WantedMember;
import io.snaprelay.step.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the instances of a cluster that has its name theirs. RDS leaves them as they are when it
 * renames their cluster (Aurora User Guide, "Modifying an Amazon Aurora DB cluster"), and the names
 * of a Multi-AZ DB cluster's instances cannot be changed at all (RDS User Guide, "Modifying a
 * Multi-AZ DB cluster"): those stay what RDS has called them.
 */
@ApplicationScoped
class MemberRenames {
  private final ProductionGateway production;
  private final RdsGateway rds;
  private final Stay stay;
  private final Pace pace;

  MemberRenames(ProductionGateway production, RdsGateway rds, Stay stay, Pace pace) {
    this.production = production;
    this.rds = rds;
    this.stay = stay;
    this.pace = pace;
  }

  /**
   * An instance that this run made.
   *
   * @param wanted what it is to be
   * @param home its reference once it has its name
   * @param created the record of its creation
   * @param seen the instance as it is; absent while RDS does not show it among its cluster's
   */
  private record Made(
      WantedMember wanted, DatabaseRef home, Created created, Optional<DatabaseState> seen) {
    boolean isHome() {
      return seen.filter(state -> state.ref().equals(home)).isPresent();
    }
  }

  /**
   * An instance that has its name.
   *
   * @param wanted what it is to be
   * @param state the instance as it is
   */
  record Named(WantedMember wanted, DatabaseState state) {}

  /** The next rename, or what it waits for; empty if every instance has its name. */
  Optional<Outcome> next(Promotion.Scene scene) {
    return all(scene).stream()
        .filter(member -> !member.isHome())
        .findFirst()
        .map(member -> rename(member, scene));
  }

  private Outcome rename(Made member, Promotion.Scene scene) {
    if (member.seen().isEmpty()) {
      return Outcome.retryLater(
          "RDS does not show " + member.created().resourceId() + " in its cluster", pace.next());
    }
    Optional<DatabaseState> taken = rds.database(member.home());
    if (taken.isPresent()) {
      return taken(member, taken.get(), scene);
    }
    production.rename(member.seen().get().ref(), member.home().identifier());
    return Outcome.started(pace.first());
  }

  /** The cluster has its name, and serves: nothing of it is deleted any more. */
  private Outcome taken(Made member, DatabaseState by, Promotion.Scene scene) {
    if (by.resourceId().equals(member.created().resourceId())) {
      return Outcome.retryLater("it has got its name this moment", pace.next());
    }
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "%s has its name, but its instance %s cannot have the name %s: resource id %s has it"
            .formatted(
                scene.home().arn(),
                member.created().resourceId(),
                member.home().identifier(),
                by.resourceId()),
        by.ref().arn() + " was not touched; rename the instance by hand, and remove our tags");
  }

  /** Whoever has one of the names that the instances are to get. */
  Optional<DatabaseState> taken(Promotion.Scene scene) {
    return all(scene).stream().flatMap(member -> rds.database(member.home()).stream()).findFirst();
  }

  /** Every instance that this run made, once each has its name. */
  List<Named> made(Promotion.Scene scene) {
    return all(scene).stream()
        .flatMap(member -> member.seen().map(state -> new Named(member.wanted(), state)).stream())
        .toList();
  }

  /** Instances are known by the resource ids that the ledger holds, whatever they are called. */
  private List<Made> all(Promotion.Scene scene) {
    List<Made> made = new ArrayList<>();
    int number = 0;
    for (WantedMember wanted : stay.wanted(scene.plan(), scene.run()).members()) {
      number++;
      scene
          .run()
          .created(StepName.restoreMember(number))
          .map(created -> made(wanted, created, scene))
          .ifPresent(made::add);
    }
    return made;
  }

  private static Made made(WantedMember wanted, Created created, Promotion.Scene scene) {
    DatabaseRef at = scene.home();
    return new Made(
        wanted,
        new DatabaseRef(DatabaseKind.INSTANCE, at.account(), at.region(), wanted.name()),
        created,
        scene.state().members().stream()
            .filter(member -> member.resourceId().equals(created.resourceId()))
            .findFirst());
  }
}
