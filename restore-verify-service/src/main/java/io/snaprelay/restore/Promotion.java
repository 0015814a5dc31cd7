package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.settings.Way;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives a restored database its name. Each time it looks where the database stands, by its resource
 * id, and does the one thing that is next: settings, rename, those of the members of a cluster
 * ({@link MemberRenames}), and then {@link Retitling}. Up to the rename the database is temporary
 * and clean-up may delete it; the rename is what decides.
 */
@ApplicationScoped
class Promotion {
  /** A rename has a gap, and RDS may miss it once; then somebody has deleted it. */
  private static final Duration MAY_BE_MISSED = Duration.ofMinutes(15);

  private final ProductionGateway production;
  private final RdsGateway rds;
  private final RestoredSettings settings;
  private final MemberRenames members;
  private final Retitling retitling;
  private final PromotionGate gate;
  private final RunLedger ledger;
  private final Pace pace;

  Promotion(
      ProductionGateway production,
      RdsGateway rds,
      RestoredSettings settings,
      MemberRenames members,
      Retitling retitling,
      PromotionGate gate,
      RunLedger ledger,
      Pace pace) {
    this.production = production;
    this.rds = rds;
    this.settings = settings;
    this.members = members;
    this.retitling = retitling;
    this.gate = gate;
    this.ledger = ledger;
    this.pace = pace;
  }

  /**
   * The first thing. What has to wait waits as a re-check of the step: the event that brought it
   * begins nothing twice.
   */
  Outcome begin(Run run) {
    Outcome outcome = goOn(run);
    return outcome instanceof Outcome.RetryLater ? Outcome.started(pace.first()) : outcome;
  }

  /** The next thing. */
  Outcome goOn(Run run) {
    Optional<RestorePlan> plan = RestorePlan.of(run);
    Optional<Created> created = run.created(StepName.RESTORE);
    if (plan.isEmpty() || created.isEmpty() || !isProved(run)) {
      return Outcome.ignore("there is nothing that the plan's proof lets stay");
    }
    return production
        .find(plan.get().target(), created.get().resourceId())
        .map(seen -> goOn(new Scene(plan.get(), Stay.home(plan.get(), run), seen, run)))
        .orElseGet(() -> missing(plan.get(), run));
  }

  /** The event says so too, but only what the ledger says is decided. */
  private boolean isProved(Run run) {
    boolean restored =
        ledger
            .step(run.id(), StepName.RESTORE)
            .filter(record -> record.state() == StepState.DONE)
            .isPresent();
    return restored
        && (run.plan().verify().isEmpty()
            || run.emitted(StepName.VERIFY, VerificationCompleted.class)
                .filter(proof -> proof.verdict() == Verdict.PASSED)
                .isPresent());
  }

  /** What is seen of a promotion at one moment. */
  record Scene(RestorePlan plan, DatabaseRef home, Whereabouts seen, Run run) {
    DatabaseState state() {
      return seen.state();
    }

    boolean isNamed(DatabaseRef ref) {
      return seen.name().equals(ref.identifier());
    }
  }

  private Outcome goOn(Scene scene) {
    if (scene.state().lost() || scene.state().isDeleting()) {
      return lost(scene.plan(), "is " + scene.state().status());
    }
    if (!scene.seen().isAtRest()) {
      return Outcome.retryLater(scene.seen().name() + " is " + scene.state().status(), pace.next());
    }
    try {
      return next(scene);
    } catch (AwsFailure e) {
      return switch (e.kind()) {
        case INVALID_STATE, NOT_FOUND, ALREADY_EXISTS -> Outcome.retryLater(e.code(), pace.next());
        default -> throw e;
      };
    }
  }

  private Outcome next(Scene scene) {
    if (scene.isNamed(scene.home())) {
      return members.next(scene).orElseGet(() -> retitling.next(scene));
    }
    if (!scene.isNamed(scene.plan().target())) {
      return strange(scene, "somebody has renamed it to " + scene.seen().name());
    }
    if (!scene.plan().owner().isWrittenIn(scene.state().tags())) {
      return strange(scene, "its tags do not say any more that this run created it");
    }
    return settings
        .ask(scene.plan(), scene.plan().target(), scene.run(), Way.PROMOTION, Way.IN_PLACE)
        .orElseGet(() -> rename(scene));
  }

  private Outcome rename(Scene scene) {
    if (!gate.open(scene.run().id())) {
      return Outcome.ignore("the run was cleaned up before it was promoted");
    }
    Optional<DatabaseState> taken = rds.database(scene.home()).or(() -> members.taken(scene));
    if (taken.isPresent()) {
      return taken(scene, taken.get());
    }
    production.rename(scene.plan().target(), scene.home().identifier());
    return Outcome.started(pace.first());
  }

  /** Of two messages that rename at once, the second may meet what the first has done. */
  private Outcome taken(Scene scene, DatabaseState by) {
    if (by.resourceId().equals(scene.state().resourceId())) {
      return Outcome.retryLater("it has got its name this moment", pace.next());
    }
    gate.withdraw(scene.run().id());
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "%s was restored and is sound, but %s exists by now, with resource id %s"
            .formatted(scene.plan().target().arn(), by.ref().arn(), by.resourceId()),
        by.ref().arn() + " was not touched; clean-up deletes what was restored");
  }

  private static Outcome strange(Scene scene, String why) {
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "The restored database %s, resource id %s, is no longer ours to promote: %s"
            .formatted(scene.plan().target().arn(), scene.state().resourceId(), why),
        "The database was not touched");
  }

  private Outcome missing(RestorePlan plan, Run run) {
    Instant first = run.now();
    ledger.reached(run.id(), "promotion-missed", first);
    boolean gone =
        ledger
            .reached(run.id(), "promotion-missed")
            .filter(since -> since.plus(MAY_BE_MISSED).isBefore(run.now()))
            .isPresent();
    return gone
        ? lost(plan, "no longer exists")
        : Outcome.retryLater("RDS does not find it by its resource id", pace.next());
  }

  private static Outcome lost(RestorePlan plan, String what) {
    return Outcome.giveUp(
        FailureCode.RESTORE_FAILED,
        "%s, restored from %s, %s and cannot be promoted"
            .formatted(plan.target().arn(), plan.source().words(), what),
        plan.source().words() + " was not touched");
  }
}
