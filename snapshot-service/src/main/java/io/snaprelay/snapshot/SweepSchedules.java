package io.snaprelay.snapshot;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.sweep.Removal;
import io.snaprelay.sweep.StartLook;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.wire.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * A sweep looks for schedules that were due and started nothing. SnapRelay starts no run of its own
 * accord: people are told.
 */
@ApplicationScoped
class SweepSchedules implements Reaction<Sweep> {
  private final PlanText plans;
  private final StartLook look;
  private final SweepRound round;

  SweepSchedules(
      PlanText plans, RunLedger ledger, SnapshotConfig config, SweepRound round, Clock clock) {
    this.plans = plans;
    this.look = new StartLook(ledger, clock, config.schedule().startsWithin());
    this.round = round;
  }

  @Override
  public Class<Sweep> message() {
    return Sweep.class;
  }

  @Override
  public Outcome react(Sweep sweep) {
    KnownPlans known = KnownPlans.read(plans);
    if (known.areRefused()) {
      TriggerRecord.Refusal first = known.refusals().get(0);
      return Outcome.giveUp(first.code(), first.detail(), "Everything: no schedule was looked at");
    }
    look.learn(known.file());
    return round.of("schedules", look.in(known.file()), leftover -> new Removal.Spared());
  }
}
