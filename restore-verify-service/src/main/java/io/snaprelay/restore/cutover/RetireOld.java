package io.snaprelay.restore.cutover;

import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of the old production: it is taken back if somebody asked for it in time, and
 * deleted when its time is up. Never both: the ledger decides once.
 */
@ApplicationScoped
class RetireOld implements Finish {
  private final Decisions decisions;
  private final DeleteOld deletion;
  private final Swap swap;
  private final CutoverConfig config;
  private final Pace pace;

  RetireOld(Decisions decisions, DeleteOld deletion, Swap swap, CutoverConfig config, Pace pace) {
    this.decisions = decisions;
    this.deletion = deletion;
    this.swap = swap;
    this.config = config;
    this.pace = pace;
  }

  @Override
  public StepName step() {
    return StepName.RETIRE;
  }

  @Override
  public Outcome finish(Run run) {
    Optional<Intent> intent = decisions.intent(run.id());
    boolean completed = run.emitted(StepName.CUTOVER, CutoverCompleted.class).isPresent();
    if (intent.isEmpty() || !completed) {
      return Outcome.ignore("nothing was cut over");
    }
    Optional<Afterwards> afterwards = decisions.afterwards(run.id());
    return afterwards.isPresent()
        ? follow(afterwards.get(), intent.get(), run)
        : hold(intent.get(), run);
  }

  private Outcome hold(Intent intent, Run run) {
    Optional<Instant> until =
        run.plan()
            .restore()
            .flatMap(Restore::hold)
            .flatMap(hold -> decisions.turn(run.id()).map(turn -> turn.at().plus(hold)));
    if (until.isEmpty()) {
      return Outcome.ignore("the old production is held for ever");
    }
    if (run.now().isBefore(until.get())) {
      return Outcome.retryLater(
          "the old production is held until " + until.get(),
          Duration.between(run.now(), until.get()));
    }
    Afterwards timeIsUp = new Afterwards(false, Optional.empty(), Optional.empty(), run.now());
    return follow(decisions.afterwards(run.id(), timeIsUp), intent, run);
  }

  private Outcome follow(Afterwards afterwards, Intent intent, Run run) {
    return afterwards.undone() ? takeBack(afterwards, intent, run) : deletion.next(intent, run);
  }

  private Outcome takeBack(Afterwards wish, Intent intent, Run run) {
    Progress progress = swap.goOn(run, intent);
    if (progress instanceof Progress.UnderWay underWay) {
      return Outcome.retryLater(underWay.how(), config.swapRecheck());
    }
    if (progress instanceof Progress.Stuck stuck) {
      return Outcome.retryLater(stuck.why(), pace.next());
    }
    return Outcome.giveUp(
        FailureCode.CUTOVER_REVERTED,
        "%s took the old production back; what was written since %s is in the database that is called %s now"
            .formatted(
                wish.by().orElse("somebody"),
                wish.losesWritesSince().map(Instant::toString).orElse("the cutover"),
                intent.beside().identifier()),
        "%s and %s both exist; neither is deleted"
            .formatted(intent.oldResourceId(), intent.restoredResourceId()));
  }
}
