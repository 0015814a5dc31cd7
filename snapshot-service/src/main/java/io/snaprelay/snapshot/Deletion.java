package io.snaprelay.snapshot;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.retention.Decision;
import io.snaprelay.retention.DeletionRight;
import io.snaprelay.retention.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Deletes one snapshot, as often as it is asked to. Before each call everything is looked at again:
 * the policy as it is now, and the right to delete this very snapshot as RDS describes it now.
 */
final class Deletion {
  private static final String NOT_OURS = "NOT_OURS";
  private static final String NO_RULE = Reason.NO_RULE.name();

  private final RdsGateway rds;
  private final DeletionRight right;
  private final List<Decision> decisions;

  /**
   * @param decisions what the policy says now
   */
  Deletion(RdsGateway rds, DeletionRight right, List<Decision> decisions) {
    this.rds = rds;
    this.right = right;
    this.decisions = decisions;
  }

  /** How far a deletion is. */
  sealed interface Progress {
    /** RDS no longer knows the snapshot. */
    record Gone() implements Progress {}

    /** Not yet; it may succeed later. */
    record Waiting(String code, String detail) implements Progress {}

    /** It stays. */
    record Spared(String code, String detail) implements Progress {}
  }

  /** Goes on from wherever an earlier attempt was. */
  Progress of(SnapshotRef snapshot) {
    try {
      return rds.snapshot(snapshot).map(this::judge).orElseGet(Progress.Gone::new);
    } catch (AwsFailure e) {
      return judge(e);
    }
  }

  private Progress judge(SnapshotState state) {
    if (state.status().equals("deleting")) {
      return new Progress.Waiting("DELETING", "RDS is deleting it");
    }
    if (right.to(state).isEmpty()) {
      return new Progress.Spared(NOT_OURS, "it is not what SnapRelay has made");
    }
    return decision(state.ref())
        .map(decision -> decision.expires() ? delete(state.ref()) : spared(decision))
        .orElseGet(() -> new Progress.Spared(NO_RULE, "the plan no longer lets it expire"));
  }

  private Optional<Decision> decision(SnapshotRef snapshot) {
    return decisions.stream().filter(each -> each.snapshot().ref().equals(snapshot)).findFirst();
  }

  private static Progress spared(Decision decision) {
    return new Progress.Spared(decision.reason().name(), decision.detail());
  }

  private Progress delete(SnapshotRef snapshot) {
    rds.deleteSnapshot(snapshot);
    return rds.snapshot(snapshot).isEmpty()
        ? new Progress.Gone()
        : new Progress.Waiting("DELETING", "RDS is deleting it");
  }

  /** A refusal of a permission may only mean that RDS has not yet seen the tags. */
  private static Progress judge(AwsFailure failure) {
    return switch (failure.kind()) {
      case NOT_FOUND -> new Progress.Gone();
      case ACCESS_DENIED, INVALID_STATE, THROTTLED, UNAVAILABLE ->
          new Progress.Waiting(failure.kind().name(), text(failure));
      default -> new Progress.Spared(failure.kind().name(), text(failure));
    };
  }

  private static String text(AwsFailure failure) {
    return failure.code() + ": " + failure.getMessage();
  }
}
