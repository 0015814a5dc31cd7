package io.snaprelay.step;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes one step of one run as far as one message can take it. */
final class StepDriver {
  private final RunLedger ledger;
  private final Completion completion;
  private final Waiting waiting;
  private final LoopLog log = new LoopLog();

  StepDriver(RunLedger ledger, Completion completion, Waiting waiting) {
    this.ledger = ledger;
    this.completion = completion;
    this.waiting = waiting;
  }

  Disposition drive(Run run, StepName step, Supplier<Outcome> reaction, Arrival arrival) {
    if (!run.has(step)) {
      return log.ignored(step, "the plan has no such step");
    }
    Optional<StepRecord> record = ledger.step(run.id(), step);
    if (record.isPresent()) {
      if (!arrival.isNewRdsEvent()) {
        completion.repeat(run, record.get());
      }
      return log.ignored(step, "already recorded as " + record.get().state());
    }
    return settle(run, step, outcome(run, step, reaction, arrival), arrival);
  }

  private Outcome outcome(Run run, StepName step, Supplier<Outcome> reaction, Arrival arrival) {
    int receiveCount = arrival.delivery().receiveCount();
    try {
      return Objects.requireNonNull(reaction.get(), "A reaction ends in an outcome");
    } catch (AwsFailure e) {
      Outcome refusal = Refusals.outcome(e, receiveCount);
      return refusal instanceof Outcome.GiveUp && !PointOfNoReturn.mayEnd(ledger, run, step)
          ? Outcome.retryLater(e.code(), Refusals.backoff(receiveCount))
          : refusal;
    }
  }

  private Disposition settle(Run run, StepName step, Outcome outcome, Arrival arrival) {
    log.outcome(step, outcome);
    if (outcome instanceof Outcome.Emit emit) {
      completion.done(run, step, arrival.signal(), emit.events());
    }
    if (outcome instanceof Outcome.GiveUp giveUp) {
      completion.failed(run, step, Optional.of(arrival.signal()), giveUp);
    }
    if (outcome instanceof Outcome.Started started) {
      return await(run, step, started, arrival);
    }
    if (outcome instanceof Outcome.RetryLater later) {
      return again(run, step, later.after(), arrival);
    }
    return Disposition.ACKNOWLEDGE;
  }

  /**
   * Only our event begets a re-check: a re-check that made a further write goes on as the same
   * message.
   */
  private Disposition await(Run run, StepName step, Outcome.Started started, Arrival arrival) {
    started.created().ifPresent(created -> ledger.created(run.id(), step, created));
    if (arrival.recheck().isPresent()) {
      return again(run, step, started.recheckAfter(), arrival);
    }
    if (!arrival.isRdsEvent()) {
      waiting.begin(run, step, started.recheckAfter());
    }
    return Disposition.ACKNOWLEDGE;
  }

  /** An RDS event that finds "not yet" ends here: the re-check carries the wait. */
  private Disposition again(Run run, StepName step, Duration after, Arrival arrival) {
    if (arrival.isRdsEvent()) {
      return log.ignored(step, "not yet");
    }
    boolean late = run.now().isAfter(run.deadline(step));
    if (late && PointOfNoReturn.mayEnd(ledger, run, step)) {
      completion.failed(run, step, Optional.of(arrival.signal()), deadlinePassed(run, step));
      return Disposition.ACKNOWLEDGE;
    }
    return waiting.again(run, step, after, arrival);
  }

  private static Outcome.GiveUp deadlinePassed(Run run, StepName step) {
    return new Outcome.GiveUp(
        FailureCode.DEADLINE,
        "The step '%s' was not done by its deadline, %s".formatted(step, run.deadline(step)),
        "Whatever the step has started");
  }
}
