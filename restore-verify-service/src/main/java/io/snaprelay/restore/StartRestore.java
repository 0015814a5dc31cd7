package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.database.CreationGate;
import io.snaprelay.database.Sighting;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.RestoreRequest;
import io.snaprelay.refs.RestoreSource;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Asks RDS for the temporary database. Which event brought the snapshot makes no difference. */
@ApplicationScoped
class StartRestore {
  private final RdsGateway rds;
  private final TemporaryDatabases databases;
  private final CreationGate gate;
  private final Places places;
  private final RunLedger ledger;
  private final RestoreConfig site;
  private final Stay stay;
  private final StayPreflight preflight;
  private final OtherAccountPreflight elsewhere;
  private final Networks networks;
  private final Pace pace;

  StartRestore(
      RdsGateway rds,
      TemporaryDatabases databases,
      CreationGate gate,
      Places places,
      RunLedger ledger,
      RestoreConfig site,
      Stay stay,
      StayPreflight preflight,
      OtherAccountPreflight elsewhere,
      Networks networks,
      Pace pace) {
    this.rds = rds;
    this.databases = databases;
    this.gate = gate;
    this.places = places;
    this.ledger = ledger;
    this.site = site;
    this.stay = stay;
    this.preflight = preflight;
    this.elsewhere = elsewhere;
    this.networks = networks;
    this.pace = pace;
  }

  Outcome of(RestoreSource source, Run run) {
    boolean stays = run.plan().restore().isPresent();
    if (run.plan().verify().isEmpty() && !stays) {
      return Outcome.giveUp(
          FailureCode.PLAN_NOT_EXECUTABLE,
          "The plan restores, but has no verify.instanceClass for the temporary database",
          "Nothing was created");
    }
    Optional<String> unproved = unprovedEngine(run);
    if (unproved.isPresent()) {
      return EnginesProved.refuse(source.words(), unproved.get(), "Nothing was created");
    }
    if (!gate.open(run.id(), StepName.RESTORE)) {
      return Outcome.ignore("the run was cleaned up before the restore began");
    }
    RestorePlan plan = RestorePlan.of(run, source);
    return elsewhere
        .refusal(plan, run)
        .or(() -> refusal(plan, run))
        .orElseGet(() -> inAPlace(plan, run));
  }

  /** Once it is asked for, nothing stands in its way any more. */
  private Optional<Outcome> refusal(RestorePlan plan, Run run) {
    boolean stays = run.plan().restore().isPresent();
    return stays && run.created(StepName.RESTORE).isEmpty()
        ? preflight.refusal(plan, run)
        : Optional.empty();
  }

  private Outcome inAPlace(RestorePlan plan, Run run) {
    return places.take(
        plan.target(),
        run.plan().limits().temporaryDatabases(),
        () -> restore(plan, run),
        () -> waitForAPlace(run));
  }

  /** A restore is paid for: what can be neither proved nor, then, masked is not begun. */
  private static Optional<String> unprovedEngine(Run run) {
    return ProvedSnapshot.of(run)
        .filter(proved -> Stay.isLoggedInTo(run))
        .map(proved -> proved.facts().engine())
        .filter(engine -> EnginesProved.checks(engine).isEmpty());
  }

  /** Those that wait do not come back together. */
  private Outcome waitForAPlace(Run run) {
    ledger.waiting(run.id(), StepName.RESTORE, run.now());
    long pause = site.placeRecheck().toMillis();
    return Outcome.retryLater(
        "limits.temporaryDatabases leaves no place",
        Duration.ofMillis(ThreadLocalRandom.current().nextLong(pause / 2, pause * 3 / 2 + 1)));
  }

  private RestoreRequest request(RestorePlan plan, Run run) {
    return run.plan().restore().isPresent()
        ? stay.request(plan, run, expiry(run))
        : plan.request(run.plan().verify().orElseThrow(), networks.of(plan.target()), expiry(run));
  }

  private Outcome restore(RestorePlan plan, Run run) {
    // Looked at last: since this delivery began, another one may have restored, and clean-up
    // deleted.
    if (ledger.created(run.id(), StepName.RESTORE).isPresent()) {
      return adopt(plan, run);
    }
    try {
      DatabaseState made = rds.restore(request(plan, run));
      return ledger.isLate(run.id(), StepName.RESTORE, created(made, run))
          ? giveBack(made)
          : started(made, run);
    } catch (AwsFailure e) {
      if (e.kind() == AwsFailure.Kind.ALREADY_EXISTS) {
        return adopt(plan, run);
      }
      throw e;
    }
  }

  /**
   * Held up in its call, this delivery has restored again what another one had restored and
   * clean-up had deleted. If RDS does not delete it yet, the sweep does.
   */
  private Outcome giveBack(DatabaseState made) {
    try {
      rds.deleteDatabase(made.ref());
    } catch (AwsFailure e) {
      if (e.kind() != AwsFailure.Kind.INVALID_STATE) {
        throw e;
      }
    }
    return Outcome.ignore(made.resourceId() + " was restored twice, and is deleted again");
  }

  /** An earlier delivery may have created it. */
  private Outcome adopt(RestorePlan plan, Run run) {
    Sighting seen = databases.look(plan.target(), run);
    if (seen instanceof Sighting.Ours ours) {
      return started(ours.state(), run);
    }
    if (seen instanceof Sighting.Unrecorded ours) {
      return started(ours.state(), run);
    }
    if (seen instanceof Sighting.Foreign foreign) {
      return TemporaryDatabases.refuse(plan.target(), foreign);
    }
    return Outcome.retryLater("the name was taken a moment ago and is free now", pace.next());
  }

  private Outcome started(DatabaseState state, Run run) {
    return Outcome.started(created(state, run), pace.first());
  }

  private static Created created(DatabaseState state, Run run) {
    return new Created(state.ref().arn(), state.resourceId(), run.now());
  }

  private static Instant expiry(Run run) {
    return run.now().plus(run.plan().limits().temporaryLife());
  }
}
