package io.snaprelay.restore.cutover;

import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Mailbox;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.step.SiteScope;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Recheck;
import io.snaprelay.wire.TakeBack;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody wants the old production back after the endpoint check has passed: only people may, and
 * only who says since when writes are lost.
 */
@ApplicationScoped
class TakeOldBack implements Reaction<TakeBack> {
  /** How long the way back may take before people are told. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Decisions decisions;
  private final RunLedger ledger;
  private final Mailbox mailbox;
  private final Clock clock;
  private final SiteScope scope;

  TakeOldBack(
      Decisions decisions, RunLedger ledger, Mailbox mailbox, Clock clock, SiteScope scope) {
    this.scope = scope;
    this.decisions = decisions;
    this.ledger = ledger;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  @Override
  public Class<TakeBack> message() {
    return TakeBack.class;
  }

  @Override
  public Outcome react(TakeBack wish) {
    Optional<Turn> passed =
        decisions.turn(wish.run()).filter(turn -> turn.course() == Course.PASSED);
    Optional<FrozenPlan> plan = ledger.plan(wish.run());
    if (passed.isEmpty() || plan.isEmpty()) {
      return Outcome.ignore("no cutover of that run has passed its endpoint check");
    }
    if (!scope.covers(plan.get())) {
      return refused("production is at another site, whose queue this message belongs into");
    }
    Instant firstLost = decisions.intent(wish.run()).map(Intent::at).orElse(passed.get().at());
    if (wish.losesWritesSince().isAfter(firstLost)) {
      return refused(
          "writes since %s would be lost, not only those since %s"
              .formatted(firstLost, wish.losesWritesSince()));
    }
    return decide(wish, plan.get());
  }

  private Outcome decide(TakeBack wish, FrozenPlan plan) {
    Instant now = clock.instant();
    Afterwards asked =
        new Afterwards(true, Optional.of(wish.by()), Optional.of(wish.losesWritesSince()), now);
    if (!decisions.afterwards(wish.run(), asked).undone()) {
      return refused("the old production is being deleted, or is gone");
    }
    Recheck recheck =
        new Recheck(wish.run(), StepName.RETIRE, now.plus(LONGEST), plan.traceparent());
    mailbox.send(Messages.write(recheck), Duration.ZERO);
    return Outcome.emit();
  }

  private static Outcome refused(String why) {
    return Outcome.giveUp(FailureCode.REQUEST_REFUSED, why, "The new production stays");
  }
}
