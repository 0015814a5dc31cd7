package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.database.Sighting;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Deletes one temporary database, if it exists. Three things must agree before it does: the derived
 * name, the tags, and the resource id that the ledger holds.
 */
@ApplicationScoped
class Deletion {
  private final RdsGateway rds;
  private final RunLedger ledger;
  private final TemporaryDatabases databases;
  private final Members members;
  private final CreationsInFlight inFlight;
  private final PromotionGate promotion;
  private final Pace pace;

  Deletion(
      RdsGateway rds,
      RunLedger ledger,
      TemporaryDatabases databases,
      Members members,
      CreationsInFlight inFlight,
      PromotionGate promotion,
      Pace pace) {
    this.rds = rds;
    this.ledger = ledger;
    this.databases = databases;
    this.members = members;
    this.inFlight = inFlight;
    this.promotion = promotion;
    this.pace = pace;
  }

  /** From now on RDS is not asked for it any more; if it is there, or may be soon, it goes. */
  Outcome begin(Temporary temporary, Run run) {
    if (inFlight.neverWillBe(temporary.creator(), run)) {
      return Outcome.emit();
    }
    Sighting seen = databases.look(temporary.ref(), run, temporary.creator());
    if (seen instanceof Sighting.Absent && inFlight.mayStillBe(temporary, run)) {
      return Outcome.retryLater(
          temporary.creator() + " may have been under way when called off", pace.next());
    }
    return deleteOrFinish(temporary, seen, run);
  }

  /** Whether it is gone; if it came out of its deletion again, it is deleted again. */
  Outcome goOn(Temporary temporary, Run run) {
    Sighting seen = databases.look(temporary.ref(), run, temporary.creator());
    return deleteOrFinish(temporary, seen, run);
  }

  private Outcome deleteOrFinish(Temporary temporary, Sighting seen, Run run) {
    if (temporary.creator().equals(StepName.RESTORE) && !promotion.close(run)) {
      return promoted(temporary, run);
    }
    if (seen instanceof Sighting.Foreign foreign) {
      return TemporaryDatabases.refuse(temporary.ref(), foreign);
    }
    if (seen instanceof Sighting.Unrecorded found) {
      return adopt(temporary, found.state(), run);
    }
    if (seen instanceof Sighting.Ours ours) {
      return ours.state().isDeleting()
          ? Outcome.started(pace.first())
          : delete(temporary, ours.state(), run);
    }
    return gone(temporary, run);
  }

  /** What has its name, or was on its way to it, is never deleted. */
  private Outcome promoted(Temporary temporary, Run run) {
    Optional<StepState> state = ledger.step(run.id(), StepName.PROMOTE).map(StepRecord::state);
    if (state.isEmpty()) {
      return Outcome.retryLater("it is being promoted", pace.next());
    }
    return state.get() == StepState.DONE
        ? Outcome.emit()
        : Outcome.giveUp(
            FailureCode.CLEAN_UP_FAILED,
            "%s was on its way to the name %s when its promotion ended: look under both names"
                .formatted(temporary.ref().arn(), home(run)),
            "The restored database, with whatever name and tags it has: it is not deleted");
  }

  private static String home(Run run) {
    return Stay.home(RestorePlan.of(run).orElseThrow(), run).identifier();
  }

  /** Nothing is deleted whose resource id is not in the ledger: it is written there first. */
  private Outcome adopt(Temporary temporary, DatabaseState state, Run run) {
    ledger.created(
        run.id(),
        temporary.creator(),
        new Created(state.ref().arn(), state.resourceId(), run.now()));
    return begin(temporary, run);
  }

  /** One write at a time, and what serves the database before the database. */
  private Outcome delete(Temporary temporary, DatabaseState state, Run run) {
    try {
      return members.delete(state, run).orElseGet(() -> delete(temporary));
    } catch (AwsFailure e) {
      return switch (e.kind()) {
        case INVALID_STATE, NOT_FOUND -> Outcome.retryLater(e.code(), pace.next());
        case REFUSED -> refused(temporary, e);
        default -> throw e;
      };
    }
  }

  private Outcome delete(Temporary temporary) {
    rds.deleteDatabase(temporary.ref());
    return Outcome.started(pace.first());
  }

  /** RDS's refusal for deletion protection has the same code as for any bad combination. */
  private static Outcome refused(Temporary temporary, AwsFailure refusal) {
    return Outcome.giveUp(
        FailureCode.CLEAN_UP_FAILED,
        "RDS refuses to delete %s: %s: %s. If somebody switched deletion protection on, switch it off and delete the database"
            .formatted(temporary.ref().arn(), refusal.code(), refusal.getMessage()),
        temporary.ref().arn() + " still exists and costs money");
  }

  /** Without a resource id RDS refused to create it: then there was nothing to delete. */
  private static Outcome gone(Temporary temporary, Run run) {
    return run.created(temporary.creator())
        .map(created -> Outcome.emit(deleted(temporary, created.resourceId(), run)))
        .orElseGet(Outcome::emit);
  }

  private static TemporaryDatabaseDeleted deleted(Temporary temporary, String resourceId, Run run) {
    return new TemporaryDatabaseDeleted(
        run.header(TemporaryDatabaseDeleted.class, resourceId), temporary.ref(), resourceId);
  }
}
