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
import java.util.Set;

/**
 * Deletes the temporary database of a run, if the run has one. Three things must agree before it
 * does: the derived name, the tags, and the resource id that the ledger holds.
 */
@ApplicationScoped
class CleanUp {
  /** The steps that work in a temporary database, or on it. */
  private static final Set<StepName> USERS =
      Set.of(StepName.VERIFY, StepName.SANITIZE, StepName.SANITIZED_SNAPSHOT, StepName.PROMOTE);

  private final RdsGateway rds;
  private final RunLedger ledger;
  private final TemporaryDatabases databases;
  private final Members members;
  private final RestoresInFlight inFlight;
  private final PromotionGate promotion;
  private final Pace pace;

  CleanUp(
      RdsGateway rds,
      RunLedger ledger,
      TemporaryDatabases databases,
      Members members,
      RestoresInFlight inFlight,
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

  /** The run needs its temporary database no longer. One that is kept for a while goes later. */
  Outcome begin(Run run) {
    return isKept(run) ? Outcome.emit() : expire(run);
  }

  /** Whoever kept it has had the time for that. */
  Outcome expire(Run run) {
    Optional<RestorePlan> plan = RestorePlan.of(run);
    if (inFlight.neverWillBe(run) || plan.isEmpty()) {
      return Outcome.emit();
    }
    Sighting seen = databases.look(plan.get().target(), run);
    if (seen instanceof Sighting.Absent && inFlight.mayStillBe(run)) {
      return Outcome.retryLater("a restore may have been under way when called off", pace.next());
    }
    return deleteOrFinish(plan.get(), seen, run);
  }

  /** Whether it is gone; if it came out of its deletion again, it is deleted again. */
  Outcome goOn(Run run) {
    return RestorePlan.of(run).map(plan -> goOn(plan, run)).orElseGet(Outcome::emit);
  }

  private Outcome goOn(RestorePlan plan, Run run) {
    if (isKept(run)) {
      return Outcome.emit();
    }
    return isNeeded(run)
        ? Outcome.retryLater("the run still needs its temporary database", pace.next())
        : deleteOrFinish(plan, databases.look(plan.target(), run), run);
  }

  /**
   * RDS's word that a database is gone, true or not, must not clean up what is being proved, masked
   * or snapshotted.
   */
  private boolean isNeeded(Run run) {
    Optional<StepRecord> restored = ledger.step(run.id(), StepName.RESTORE);
    boolean done = restored.filter(record -> record.state() == StepState.DONE).isPresent();
    return restored.isEmpty() || done && USERS.stream().anyMatch(step -> isOpen(step, run));
  }

  private static boolean isKept(Run run) {
    return Keeping.until(run).isPresent();
  }

  private boolean isOpen(StepName step, Run run) {
    return run.steps().contains(step) && ledger.step(run.id(), step).isEmpty();
  }

  private Outcome deleteOrFinish(RestorePlan plan, Sighting seen, Run run) {
    if (!promotion.close(run)) {
      return promoted(plan, run);
    }
    if (seen instanceof Sighting.Foreign foreign) {
      return TemporaryDatabases.refuse(plan.target(), foreign);
    }
    if (seen instanceof Sighting.Unrecorded found) {
      return adopt(found.state(), run);
    }
    if (seen instanceof Sighting.Ours ours) {
      return ours.state().isDeleting()
          ? Outcome.started(pace.first())
          : delete(plan, ours.state(), run);
    }
    return gone(plan, run);
  }

  /** What has its name, or was on its way to it, is never deleted. */
  private Outcome promoted(RestorePlan plan, Run run) {
    Optional<StepState> state = ledger.step(run.id(), StepName.PROMOTE).map(StepRecord::state);
    if (state.isEmpty()) {
      return Outcome.retryLater("it is being promoted", pace.next());
    }
    return state.get() == StepState.DONE
        ? Outcome.emit()
        : Outcome.giveUp(
            FailureCode.CLEAN_UP_FAILED,
            "%s was on its way to the name %s when its promotion ended: look under both names"
                .formatted(plan.target().arn(), Stay.home(plan, run).identifier()),
            "The restored database, with whatever name and tags it has: it is not deleted");
  }

  /** Nothing is deleted whose resource id is not in the ledger: it is written there first. */
  private Outcome adopt(DatabaseState state, Run run) {
    ledger.created(
        run.id(), StepName.RESTORE, new Created(state.ref().arn(), state.resourceId(), run.now()));
    return expire(run);
  }

  /** One write at a time, and what serves the database before the database. */
  private Outcome delete(RestorePlan plan, DatabaseState state, Run run) {
    try {
      return members.delete(state, run).orElseGet(() -> delete(plan));
    } catch (AwsFailure e) {
      return switch (e.kind()) {
        case INVALID_STATE, NOT_FOUND -> Outcome.retryLater(e.code(), pace.next());
        case REFUSED -> refused(plan, e);
        default -> throw e;
      };
    }
  }

  private Outcome delete(RestorePlan plan) {
    rds.deleteDatabase(plan.target());
    return Outcome.started(pace.first());
  }

  /** RDS's refusal for deletion protection has the same code as for any bad combination. */
  private static Outcome refused(RestorePlan plan, AwsFailure refusal) {
    return Outcome.giveUp(
        FailureCode.CLEAN_UP_FAILED,
        "RDS refuses to delete %s: %s: %s. If somebody switched deletion protection on, switch it off and delete the database"
            .formatted(plan.target().arn(), refusal.code(), refusal.getMessage()),
        plan.target().arn() + " still exists and costs money");
  }

  /** Without a resource id RDS refused to create it: then there was nothing to delete. */
  private static Outcome gone(RestorePlan plan, Run run) {
    return run.created(StepName.RESTORE)
        .map(created -> Outcome.emit(deleted(plan, created.resourceId(), run)))
        .orElseGet(Outcome::emit);
  }

  private static TemporaryDatabaseDeleted deleted(RestorePlan plan, String resourceId, Run run) {
    return new TemporaryDatabaseDeleted(
        run.header(TemporaryDatabaseDeleted.class, resourceId), plan.target(), resourceId);
  }
}
