package io.snaprelay.copy;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The copy that another copy passes through: made, awaited and removed within the step that needs
 * it. If the run dies, its tag says when it may be swept.
 */
@ApplicationScoped
class Transit {
  private final RdsGateway rds;
  private final RunLedger ledger;
  private final CopyCall call;
  private final PlannedKey keys;
  private final CopyConfig config;
  private final SecondTry second;
  private final Pace pace;

  Transit(
      RdsGateway rds,
      RunLedger ledger,
      CopyCall call,
      PlannedKey keys,
      CopyConfig config,
      SecondTry second,
      Pace pace) {
    this.rds = rds;
    this.ledger = ledger;
    this.call = call;
    this.keys = keys;
    this.config = config;
    this.second = second;
    this.pace = pace;
  }

  /** Goes on with it: open, once it is there. */
  Way go(CopyPlan plan, Run run) {
    CopyPlan transit = of(plan, run);
    Optional<SnapshotState> found = rds.snapshot(transit.target());
    if (found.isEmpty()) {
      return new Way.Closed(begin(transit, run));
    }
    if (!transit.ownership().isWrittenIn(found.get().tags())) {
      return new Way.Closed(CopyFailures.nameTaken(transit));
    }
    if (run.created(transit.step()).isEmpty()) {
      call.started(transit, run);
    }
    return judge(transit, found.get(), run);
  }

  private Outcome begin(CopyPlan transit, Run run) {
    boolean gone = run.created(transit.step()).isPresent() && !second.isDue(transit, run);
    if (gone) {
      return CopyFailures.copyGone(transit);
    }
    return keys.problem(transit)
        .orElseGet(
            () -> second.noting(transit, run, () -> call.ask(transit, transit.source(), run)));
  }

  private Way judge(CopyPlan transit, SnapshotState found, Run run) {
    if (found.isAvailable()) {
      return new Way.Open(transit.target());
    }
    return new Way.Closed(
        found.isFailed()
            ? second.of(transit, found, run)
            : Outcome.retryLater(
                "%s: %s, %d %%".formatted(transit.step(), found.status(), found.percentProgress()),
                pace.next()));
  }

  /** Removes it, if the run has made one: nothing that it is not sure to have made. */
  void remove(CopyPlan plan, Run run) {
    CopyPlan transit = of(plan, run);
    if (run.created(transit.step()).isPresent()) {
      rds.snapshot(transit.target())
          // one that failed stays for people to look at, until it is swept
          .filter(found -> !found.isFailed() && !found.status().equals("deleting"))
          .filter(found -> new OurCopy(transit, run).is(found))
          .ifPresent(found -> Removal.of(found.ref(), rds));
    }
  }

  /** Whether the run has made one. */
  boolean isMade(CopyPlan plan, Run run) {
    return ledger.created(run.id(), plan.step().transit()).isPresent();
  }

  private CopyPlan of(CopyPlan plan, Run run) {
    return plan.transit(
        config.transitKey(), run.frozen().deadline().plus(run.plan().limits().temporaryLife()));
  }
}
