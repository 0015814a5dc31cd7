package io.snaprelay.choice;

import io.snaprelay.events.Verdict;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.retention.Proved;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which of a database's snapshots deserve trust: those that passed a proof. Where none has, those
 * that did not fail one, and of these rather our own copies than what bears the same database's
 * name for another reason.
 */
public final class GoodSnapshots {
  private final Proved proved;

  public GoodSnapshots(Proved proved) {
    this.proved = proved;
  }

  /** The best of them; empty if there is none that has not failed. */
  public List<SnapshotState> of(Collection<SnapshotState> all) {
    List<SnapshotState> usable = all.stream().filter(SnapshotState::isAvailable).toList();
    return Stream.<Predicate<SnapshotState>>of(
            this::passed, each -> unproved(each) && isOurs(each), this::unproved)
        .map(standard -> usable.stream().filter(standard).toList())
        .filter(best -> !best.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private boolean passed(SnapshotState snapshot) {
    return proved.about(snapshot.ref()).filter(Verdict.PASSED::equals).isPresent();
  }

  private boolean unproved(SnapshotState snapshot) {
    return proved.about(snapshot.ref()).isEmpty();
  }

  private static boolean isOurs(SnapshotState snapshot) {
    return Ownership.of(snapshot.tags())
        .filter(owner -> owner.role() == ResourceRole.COPY || owner.role() == ResourceRole.SOURCE)
        .isPresent();
  }
}
