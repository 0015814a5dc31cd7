package io.snaprelay.database;

import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Looks at what stands under the derived name, and says whose it is. Every reaction that writes to
 * a temporary database comes here first.
 */
@ApplicationScoped
public class TemporaryDatabases {
  private final RdsGateway rds;

  public TemporaryDatabases(RdsGateway rds) {
    this.rds = rds;
  }

  /** Whose a run's restored database is. */
  public static Ownership owner(Run run) {
    return owner(run, StepName.RESTORE);
  }

  /**
   * Whose a temporary database is.
   *
   * @param creator what its name is derived from: {@link StepName#RESTORE} or {@link
   *     StepName#CLEAN_ROOM}
   */
  public static Ownership owner(Run run, StepName creator) {
    return new Ownership(run.id(), creator, ResourceRole.TEMPORARY);
  }

  /** Looks at the restored database of a run. With one foreign member it is foreign as a whole. */
  public Sighting look(DatabaseRef target, Run run) {
    return look(target, run, StepName.RESTORE);
  }

  /** Looks at what a run's restore, or its clean room, has created. */
  public Sighting look(DatabaseRef target, Run run, StepName creator) {
    return rds.database(target)
        .map(state -> judge(state, creator, run))
        .orElseGet(Sighting.Absent::new);
  }

  /** Whose an instance is that serves a temporary cluster, or has the name of one that is to. */
  public static Sighting member(DatabaseState member, Run run) {
    return judge(member, creatorOf(member.ref()), run);
  }

  /**
   * Which instance of a temporary cluster a name says that it is; its tags and the ledger have to
   * agree with that.
   */
  public static StepName creatorOf(DatabaseRef member) {
    return ResourceName.parse(member.identifier())
        .map(ResourceName::step)
        .filter(StepName::isRestoreMember)
        .orElse(StepName.RESTORE_MEMBER);
  }

  private static Sighting judge(DatabaseState state, StepName creator, Run run) {
    if (!owner(run, creator).isWrittenIn(state.tags())
        || !state.ref().identifier().equals(run.resourceName(creator))) {
      return new Sighting.Foreign(
          "its name and tags do not say that step %s of this run created it".formatted(creator));
    }
    return foreignMember(state, run).orElseGet(() -> recorded(state, run.created(creator)));
  }

  private static Optional<Sighting> foreignMember(DatabaseState state, Run run) {
    return state.members().stream()
        .flatMap(member -> foreign(member, member(member, run)).stream())
        .findFirst();
  }

  private static Optional<Sighting> foreign(DatabaseState member, Sighting seen) {
    return seen instanceof Sighting.Foreign foreign
        ? Optional.of(
            new Sighting.Foreign("its member %s: %s".formatted(member.ref().arn(), foreign.why())))
        : Optional.empty();
  }

  private static Sighting recorded(DatabaseState state, Optional<Created> created) {
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
  public static Outcome refuse(DatabaseRef target, Sighting.Foreign foreign) {
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "%s is not ours: %s. Rename or delete it, and start a new run"
            .formatted(target.arn(), foreign.why()),
        target.arn() + " was not touched");
  }
}
