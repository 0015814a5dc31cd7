package io.snaprelay.restore.cutover;

import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Takes a cutover one move further, up to one of its two good ends. */
@ApplicationScoped
class FinishCutover implements Finish {
  /** A stranger in the way may go; people are told when he has not. */
  private static final Duration STUCK = Duration.ofMinutes(5);

  private final Decisions decisions;
  private final BeginSwap begin;
  private final Swap swap;
  private final Retired retired;
  private final Likeness likeness;
  private final Reached reached;
  private final RunLedger ledger;
  private final CutoverConfig config;

  FinishCutover(
      Decisions decisions,
      BeginSwap begin,
      Swap swap,
      Retired retired,
      Likeness likeness,
      Reached reached,
      RunLedger ledger,
      CutoverConfig config) {
    this.decisions = decisions;
    this.begin = begin;
    this.swap = swap;
    this.retired = retired;
    this.likeness = likeness;
    this.reached = reached;
    this.ledger = ledger;
    this.config = config;
  }

  @Override
  public StepName step() {
    return StepName.CUTOVER;
  }

  @Override
  public Outcome finish(Run run) {
    boolean proved =
        run.emitted(StepName.VERIFY, VerificationCompleted.class)
            .filter(proof -> proof.verdict() == Verdict.PASSED)
            .isPresent();
    if (!proved) {
      return Outcome.ignore("no proof has passed");
    }
    return decisions
        .intent(run.id())
        .map(intent -> outcome(run, intent))
        .orElseGet(() -> beforeTheIntent(run));
  }

  /**
   * Whoever is late may find in the way what the swap itself has brought about meanwhile: a refusal
   * counts only if from here on there will be no swap.
   */
  private Outcome beforeTheIntent(Run run) {
    Outcome outcome = begin.next(run);
    return outcome instanceof Outcome.GiveUp && !ledger.callOff(run.id(), StepName.CUTOVER)
        ? Outcome.retryLater("the swap has begun meanwhile", config.swapRecheck())
        : outcome;
  }

  private Outcome outcome(Run run, Intent intent) {
    Progress progress = swap.goOn(run, intent);
    if (progress instanceof Progress.UnderWay underWay) {
      return Outcome.retryLater(underWay.how(), config.swapRecheck());
    }
    if (progress instanceof Progress.Stuck stuck) {
      return stuck(stuck, run, intent);
    }
    return progress instanceof Progress.NewIsProduction
        ? completed(run, intent)
        : reverted(run, intent);
  }

  private Outcome completed(Run run, Intent intent) {
    if (!retired.isTagged(run, intent)) {
      return Outcome.retryLater("the old production is being tagged", config.swapRecheck());
    }
    return likeness.inPlace(run).orElseGet(() -> Outcome.emit(event(run, intent)));
  }

  private CutoverCompleted event(Run run, Intent intent) {
    likeness.compare(run);
    return new CutoverCompleted(
        run.header(CutoverCompleted.class, intent.restoredResourceId()),
        intent.production(),
        intent.restoredResourceId(),
        intent.oldResourceId());
  }

  private Outcome reverted(Run run, Intent intent) {
    return Outcome.giveUp(
        FailureCode.CUTOVER_REVERTED,
        "The cutover turned back: " + why(run),
        "%s (%s) has its name and its data; clean-up deletes what was restored"
            .formatted(intent.production().arn(), intent.oldResourceId()));
  }

  private Outcome stuck(Progress.Stuck stuck, Run run, Intent intent) {
    Instant since = reached.first(run, "cutover-stuck");
    if (run.now().isBefore(since.plus(STUCK))) {
      return Outcome.retryLater(stuck.why(), config.swapRecheck());
    }
    return Outcome.giveUp(
        FailureCode.CUTOVER_STUCK,
        "The cutover turned back (%s) and cannot end it: %s. Rename %s to %s by hand, or give the name to %s"
            .formatted(
                why(run),
                stuck.why(),
                intent.oldResourceId(),
                intent.production().identifier(),
                intent.restoredResourceId()),
        "Both databases exist as RDS shows them under their resource ids; neither is deleted");
  }

  private String why(Run run) {
    return decisions.turn(run.id()).map(Turn::why).orElse("somebody took it back");
  }
}
