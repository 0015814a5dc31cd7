package io.snaprelay.sweep;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Run;
import io.snaprelay.sweep.Leftover.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Open runs that nobody ends: the message that watches over a run's deadline was lost, or lies in a
 * dead-letter queue.
 */
public final class RunLook {
  private final RunLedger ledger;
  private final Clock clock;

  public RunLook(RunLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** All of them. Reads only. */
  public List<Leftover> all() {
    return ledger.open().stream()
        .flatMap(run -> ledger.plan(run).stream())
        .flatMap(run -> of(run).stream())
        .toList();
  }

  private Optional<Leftover> of(FrozenPlan frozen) {
    Instant last = last(frozen);
    return clock.instant().isAfter(last)
        ? Optional.of(
            new Leftover(
                "run " + frozen.run(),
                frozen.run().value(),
                frozen.run(),
                Optional.of(frozen.planName()),
                Finding.removable(
                    Cause.RUN_SILENT, "it was to be over, clean-up and all, by " + last)))
        : Optional.empty();
  }

  /** Until then its own watch is at work. */
  private Instant last(FrozenPlan frozen) {
    return new Run(frozen, ledger, "sweep", clock).deadline(StepName.CLEAN_UP);
  }
}
