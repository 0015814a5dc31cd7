package io.snaprelay.sweep;

import io.snaprelay.events.StepState;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.retention.DeletionRight;
import io.snaprelay.sweep.Leftover.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Snapshots that no run needs any more and that no retention counts: transit copies, failed ones,
 * and masked ones under production's key that were never copied. A good source, copy or masked copy
 * is never among them; neither is what bears a legal hold.
 */
public final class SnapshotLook {
  /** The steps that take snapshots; all others that make one copy it. */
  private static final Set<StepName> TAKEN = Set.of(StepName.SNAPSHOT, StepName.SANITIZED_SNAPSHOT);

  private final RdsGateway rds;
  private final RunLedger ledger;
  private final DeletionRight right;

  public SnapshotLook(RdsGateway rds, RunLedger ledger) {
    this.rds = rds;
    this.ledger = ledger;
    this.right = new DeletionRight(ledger);
  }

  /** Of those that were taken: all that are left behind in an account and region. Reads only. */
  public List<Leftover> takenIn(String account, String region) {
    return in(account, region, TAKEN::contains);
  }

  /** The same of those that were copied. */
  public List<Leftover> copiesIn(String account, String region) {
    return in(account, region, step -> !TAKEN.contains(step));
  }

  private List<Leftover> in(String account, String region, Predicate<StepName> mine) {
    return rds.manualSnapshots(account, region).stream()
        .filter(state -> name(state).map(ResourceName::step).filter(mine).isPresent())
        .flatMap(state -> of(state).stream())
        .toList();
  }

  private static Optional<ResourceName> name(SnapshotState state) {
    return ResourceName.parse(state.ref().identifier());
  }

  /** Whether a snapshot is one. What RDS is still working on is none. */
  Optional<Leftover> of(SnapshotState state) {
    boolean atRest = state.isAvailable() || state.isFailed();
    return atRest && state.isManual() && !isOnHold(state)
        ? name(state).flatMap(name -> of(state, name))
        : Optional.empty();
  }

  private Optional<Leftover> of(SnapshotState state, ResourceName name) {
    RunStanding standing = RunStanding.of(name.run(), ledger);
    return standing.isOpen()
        ? Optional.empty()
        : finding(state, standing)
            .map(
                why ->
                    new Leftover(
                        state.ref().arn(), state.ref().arn(), name.run(), standing.plan(), why));
  }

  private Optional<Finding> finding(SnapshotState state, RunStanding standing) {
    Optional<StepName> step = right.to(state).map(DeletionRight.Of::step);
    if (step.isEmpty()) {
      return Optional.of(
          Finding.untouched(
              Cause.NOT_RECORDED,
              "it bears a derived name, and its tags or the ledger do not say that SnapRelay made it"));
    }
    if (state.isFailed()) {
      boolean source = step.get().equals(StepName.SNAPSHOT);
      return Optional.of(new Finding(Cause.HALF_MADE, "RDS says that it failed", !source));
    }
    return step.get().isTransit() || isStranded(state, step.get(), standing)
        ? Optional.of(Finding.removable(Cause.RUN_OVER, "its run has ended and did not use it up"))
        : Optional.empty();
  }

  /** Masked, under production's key, and the copy under its own key was never made. */
  private boolean isStranded(SnapshotState state, StepName step, RunStanding standing) {
    return step.equals(StepName.SANITIZED_SNAPSHOT)
        && standing.has(StepName.SANITIZED_COPY)
        && name(state)
            .flatMap(name -> ledger.step(name.run(), StepName.SANITIZED_COPY))
            .filter(record -> record.state() == StepState.DONE)
            .isEmpty();
  }

  /** A tag without a value holds as well. */
  private static boolean isOnHold(SnapshotState state) {
    String value = state.tags().get(TagKeys.LEGAL_HOLD);
    return value != null && !value.equals("false");
  }
}
