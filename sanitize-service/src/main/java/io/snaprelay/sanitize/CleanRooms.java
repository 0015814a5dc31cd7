package io.snaprelay.sanitize;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Sighting;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The phases of level L3 after masking: an instance is created, settles, is loaded and compared.
 * Nothing remembers the phase: it follows from what stands under the derived name and what the
 * ledger holds, so that any message may come at any time, and twice.
 */
@ApplicationScoped
class CleanRooms {
  private final TemporaryDatabases databases;
  private final StartCleanRoom start;
  private final LoadCleanRoom load;
  private final Furnisher furnisher;
  private final Sanitizations sanitizations;
  private final Pace pace;

  CleanRooms(
      TemporaryDatabases databases,
      StartCleanRoom start,
      LoadCleanRoom load,
      Furnisher furnisher,
      Sanitizations sanitizations,
      Pace pace) {
    this.databases = databases;
    this.start = start;
    this.load = load;
    this.furnisher = furnisher;
    this.sanitizations = sanitizations;
    this.pace = pace;
  }

  /** Whether the plan asks for one. */
  static boolean isPlanned(Run run) {
    return run.plan().sanitize().filter(Sanitize::needsCleanRoom).isPresent();
  }

  /** Why no clean room could be loaded from this database; looked at before hours of masking. */
  Optional<Outcome> refusal(DatabaseState database, Run run) {
    if (!isPlanned(run)) {
      return Optional.empty();
    }
    if (database.ref().kind() != DatabaseKind.INSTANCE
        || !database.engine().equals(Engine.POSTGRES.word())) {
      return Optional.of(SanitizeFailures.noCleanRoomFor(database));
    }
    return furnisher.isEquippedFor(database)
        ? Optional.empty()
        : Optional.of(
            SanitizeFailures.clientsMissing(database, furnisher.whereClientsAre(database)));
  }

  /** The next phase. */
  Outcome next(Sanitization masked, Run run) {
    Optional<Sanitization> furnished = sanitizations.ofRoom(run.id());
    return furnished.isPresent()
        ? Conclusion.of(furnished.get(), run)
        : next(masked, room(masked, run), run);
  }

  private Outcome next(Sanitization masked, DatabaseRef room, Run run) {
    Sighting seen = databases.look(room, run, StepName.CLEAN_ROOM);
    if (seen instanceof Sighting.Foreign foreign) {
      return TemporaryDatabases.refuse(room, foreign);
    }
    if (seen instanceof Sighting.Unrecorded found) {
      return start.recorded(found.state(), run);
    }
    return seen instanceof Sighting.Ours ours
        ? judge(masked, ours.state(), run)
        : start.of(masked, room, run);
  }

  private Outcome judge(Sanitization masked, DatabaseState room, Run run) {
    if (room.lost() || room.isDeleting()) {
      return SanitizeFailures.roomLost(room);
    }
    return room.settled() && room.masterSecretArn().isPresent()
        ? load.into(room, masked, run)
        : Outcome.retryLater("the clean room is " + room.status(), pace.next());
  }

  /** Beside the masked database, under a derived name of its own. */
  private static DatabaseRef room(Sanitization masked, Run run) {
    DatabaseRef beside = masked.temporary();
    return new DatabaseRef(
        beside.kind(), beside.account(), beside.region(), run.resourceName(StepName.CLEAN_ROOM));
  }
}
