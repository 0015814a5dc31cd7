package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.SnapshotShared;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Shares the masked copy of a run, and nothing else. RDS has no event for it: what counts is what
 * is read back.
 */
@ApplicationScoped
class Sharing {
  private final RdsGateway rds;
  private final Pace pace;

  Sharing(RdsGateway rds, Pace pace) {
    this.rds = rds;
    this.pace = pace;
  }

  /** Goes on from wherever an earlier delivery was. */
  Outcome goOn(Run run) {
    return run.emitted(StepName.SANITIZED_COPY, CopyCompleted.class)
        .map(done -> judge(done.copy(), run))
        .orElseGet(() -> Outcome.ignore("the run has no sanitized copy"));
  }

  private Outcome judge(SnapshotRef copy, Run run) {
    Optional<SnapshotState> found = rds.snapshot(copy);
    if (found.isEmpty() || !isOurs(found.get(), run)) {
      return found.isEmpty() ? ShareFailures.gone(copy) : ShareFailures.foreign(copy);
    }
    if (found.get().kmsKeyArn().isEmpty()) {
      return ShareFailures.unencrypted(copy);
    }
    return found.get().isAvailable()
        ? share(copy, run)
        : Outcome.retryLater("the copy is " + found.get().status(), pace.next());
  }

  /** Tags and the recorded ARN: a share is as hard to take back as a deletion. */
  private static boolean isOurs(SnapshotState found, Run run) {
    Ownership owner = new Ownership(run.id(), StepName.SANITIZED_COPY, ResourceRole.SANITIZED);
    return owner.isWrittenIn(found.tags())
        && run.created(StepName.SANITIZED_COPY)
            .filter(created -> created.arn().equals(found.ref().arn()))
            .isPresent();
  }

  private Outcome share(SnapshotRef copy, Run run) {
    List<String> wanted = run.plan().sanitize().orElseThrow().share();
    if (!rds.sharedWith(copy).containsAll(wanted)) {
      try {
        rds.share(copy, wanted);
      } catch (AwsFailure e) {
        return later(e);
      }
    }
    List<String> accounts = rds.sharedWith(copy);
    return accounts.containsAll(wanted)
        ? Outcome.emit(shared(copy, accounts, run))
        : Outcome.started(pace.first());
  }

  private Outcome later(AwsFailure refusal) {
    if (refusal.kind() == AwsFailure.Kind.INVALID_STATE) {
      return Outcome.retryLater(refusal.code(), pace.next());
    }
    throw refusal;
  }

  private static SnapshotShared shared(SnapshotRef copy, List<String> accounts, Run run) {
    return new SnapshotShared(run.header(SnapshotShared.class, copy.arn()), copy, accounts);
  }
}
