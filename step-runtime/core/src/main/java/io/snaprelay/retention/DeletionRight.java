package io.snaprelay.retention;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a snapshot is one that SnapRelay made and may delete. Everything must agree: it is a
 * manual one, it bears a derived name, its tags name the same run and step in the role that the
 * step gives, and the ledger recorded this very ARN when that step created it. RDS gives a snapshot
 * no other id (RDS API Reference, DBSnapshot).
 */
public final class DeletionRight {
  private static final Map<StepName, ResourceRole> ROLES =
      Map.of(
          StepName.SNAPSHOT, ResourceRole.SOURCE,
          StepName.SANITIZED_SNAPSHOT, ResourceRole.SANITIZED,
          StepName.SANITIZED_COPY, ResourceRole.SANITIZED);

  private final RunLedger ledger;

  public DeletionRight(RunLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * A right to delete.
   *
   * @param run the run that made the snapshot
   * @param step the step that did
   */
  public record Of(FrozenPlan run, StepName step) {}

  /** The right to delete a snapshot; empty if there is none, and then nobody touches it. */
  public Optional<Of> to(SnapshotState snapshot) {
    return snapshot.isManual()
        ? ResourceName.parse(snapshot.ref().identifier())
            .filter(name -> isWritten(name, snapshot))
            .filter(name -> isRecorded(name, snapshot))
            .flatMap(name -> ledger.plan(name.run()).map(run -> new Of(run, name.step())))
        : Optional.empty();
  }

  private static boolean isWritten(ResourceName name, SnapshotState snapshot) {
    return role(name.step())
        .filter(role -> new Ownership(name.run(), name.step(), role).isWrittenIn(snapshot.tags()))
        .isPresent();
  }

  private static Optional<ResourceRole> role(StepName step) {
    if (step.isCopy()) {
      return Optional.of(ResourceRole.COPY);
    }
    return step.isTransit()
        ? Optional.of(ResourceRole.TRANSIT)
        : Optional.ofNullable(ROLES.get(step));
  }

  private boolean isRecorded(ResourceName name, SnapshotState snapshot) {
    return ledger
        .created(name.run(), name.step())
        .filter(created -> created.arn().equals(snapshot.ref().arn()))
        .isPresent();
  }
}
