package io.snaprelay.restore.cutover;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The one deletion of something that SnapRelay did not create. All of it must hold at once: the
 * recorded resource id, the name aside, the tag {@code retired} of this run, a final snapshot that
 * is available, and the promoted database available under production's name. Automated backups
 * stay.
 */
@ApplicationScoped
class DeleteOld {
  private final ProductionGateway production;
  private final RdsGateway rds;
  private final Retired retired;
  private final Pace pace;

  DeleteOld(ProductionGateway production, RdsGateway rds, Retired retired, Pace pace) {
    this.production = production;
    this.rds = rds;
    this.retired = retired;
    this.pace = pace;
  }

  Outcome next(Intent intent, Run run) {
    Optional<Whereabouts> found = retired.find(intent);
    if (found.isEmpty()) {
      return Outcome.emit();
    }
    Whereabouts old = found.get();
    if (old.state().isDeleting()) {
      return Outcome.retryLater("the old production is being deleted", pace.next());
    }
    if (!isRetired(old, intent, run)) {
      return Outcome.giveUp(
          FailureCode.CLEAN_UP_FAILED,
          "%s is called %s or lost its tag: somebody may need it"
              .formatted(intent.oldResourceId(), old.name()),
          old.state().ref().arn() + " still exists and costs money");
    }
    Optional<DatabaseState> newcomer =
        old.state().members().stream()
            .filter(each -> !intent.follows(each.resourceId()) && !each.isDeleting())
            .findFirst();
    if (newcomer.isPresent()) {
      return Outcome.giveUp(
          FailureCode.CLEAN_UP_FAILED,
          "%s serves it, which it had not when it was production: somebody may need it"
              .formatted(newcomer.get().ref().arn()),
          old.state().ref().arn() + " still exists and costs money");
    }
    if (!isReplaced(intent)) {
      return Outcome.retryLater("its successor is not available under the name", pace.next());
    }
    return delete(old, intent, run);
  }

  private static boolean isRetired(Whereabouts old, Intent intent, Run run) {
    return old.name().equals(intent.aside().identifier())
        && Retired.owner(run).isWrittenIn(old.state().tags());
  }

  private boolean isReplaced(Intent intent) {
    return rds.database(intent.production())
        .filter(state -> state.resourceId().equals(intent.restoredResourceId()))
        .filter(DatabaseState::isAvailable)
        .isPresent();
  }

  private Outcome delete(Whereabouts old, Intent intent, Run run) {
    SnapshotRef last = finalSnapshot(intent.aside(), run);
    Optional<SnapshotState> taken = rds.snapshot(last);
    if (taken.isEmpty()) {
      return take(last, old, run);
    }
    if (!taken.get().isAvailable()) {
      return Outcome.retryLater("the final snapshot is " + taken.get().status(), pace.next());
    }
    if (!Retired.owner(run).isWrittenIn(taken.get().tags())) {
      return Outcome.giveUp(
          FailureCode.NAME_TAKEN,
          last.arn() + " is not the final snapshot that this run took",
          old.state().ref().arn() + " still exists and costs money");
    }
    return retired.areInstancesTagged(run, old.state(), intent)
        ? remove(old)
        : Outcome.retryLater("its instances are being tagged", pace.next());
  }

  static SnapshotRef finalSnapshot(DatabaseRef aside, Run run) {
    return new SnapshotRef(
        aside.kind(), aside.account(), aside.region(), run.resourceName(StepName.RETIRE));
  }

  private Outcome take(SnapshotRef last, Whereabouts old, Run run) {
    if (!old.isAtRest()) {
      return Outcome.retryLater("the old production is " + old.state().status(), pace.next());
    }
    try {
      SnapshotState taken =
          rds.createSnapshot(old.state().ref(), last.identifier(), Retired.owner(run).tags());
      return Outcome.started(
          new Created(taken.ref().arn(), taken.ref().arn(), run.now()), pace.first());
    } catch (AwsFailure e) {
      if (e.kind() == AwsFailure.Kind.ALREADY_EXISTS) {
        return Outcome.retryLater("another delivery takes the final snapshot", pace.next());
      }
      throw e;
    }
  }

  /** What serves a cluster goes before it. */
  private static DatabaseState next(DatabaseState old) {
    return old.members().stream().filter(each -> !each.isDeleting()).findFirst().orElse(old);
  }

  private Outcome remove(Whereabouts old) {
    DatabaseRef ref = old.state().ref();
    try {
      if (old.deletionProtected()) {
        production.protect(ref, false);
        return Outcome.retryLater("its deletion protection is switched off", pace.next());
      }
      production.deleteKeepingBackups(next(old.state()).ref());
      return Outcome.started(pace.first());
    } catch (AwsFailure e) {
      if (e.kind() == AwsFailure.Kind.INVALID_STATE || e.kind() == AwsFailure.Kind.NOT_FOUND) {
        return Outcome.retryLater(e.code(), pace.next());
      }
      throw e;
    }
  }
}
