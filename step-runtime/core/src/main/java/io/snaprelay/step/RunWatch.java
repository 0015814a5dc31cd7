package io.snaprelay.step;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Recheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that every run ends: at its deadline, or when somebody cancels it, every open step is
 * recorded as failed, except one past its point of no return. Clean-up goes last: it may still
 * delete what the others have left.
 */
final class RunWatch {
  /** A step past its point of no return is not waited for in a hurry. */
  private static final Duration WHILE_IT_ENDS_ITSELF = Duration.ofMinutes(15);

  private final RunLedger ledger;
  private final Completion completion;
  private final Waiting waiting;

  RunWatch(RunLedger ledger, Completion completion, Waiting waiting) {
    this.ledger = ledger;
    this.completion = completion;
    this.waiting = waiting;
  }

  /** Looks whether the run's time is up. */
  Disposition look(Run run, Arrival arrival) {
    Instant deadline = run.frozen().deadline();
    if (run.now().isBefore(deadline)) {
      return open(run).isEmpty() ? Disposition.ACKNOWLEDGE : again(run, deadline, arrival);
    }
    callOff(run, FailureCode.DEADLINE, "The run was not done by its deadline, " + deadline);
    Disposition disposition = cleanUp(run, run.deadline(StepName.CLEAN_UP), arrival);
    // Whoever recorded the last step may have been killed before the end was told.
    completion.join(run);
    return disposition;
  }

  /** Somebody wants the run to end now; clean-up follows from the failed steps. */
  Disposition cancel(Run run, String by) {
    callOff(run, FailureCode.CANCELLED, "Cancelled by " + by);
    return Disposition.ACKNOWLEDGE;
  }

  private void callOff(Run run, FailureCode code, String detail) {
    run.steps().names().stream()
        .filter(step -> !step.equals(StepName.CLEAN_UP))
        .forEach(step -> failOrRepeat(run, step, code, detail));
  }

  private Disposition cleanUp(Run run, Instant last, Arrival arrival) {
    if (open(run).contains(StepName.CLEAN_UP) && run.now().isBefore(last)) {
      return again(run, last, arrival);
    }
    if (PointOfNoReturn.isPassed(ledger, run)) {
      return again(run, run.now().plus(WHILE_IT_ENDS_ITSELF), arrival);
    }
    if (run.has(StepName.CLEAN_UP)) {
      String detail = "The temporary database could not be deleted by " + last + "; the sweep will";
      failOrRepeat(run, StepName.CLEAN_UP, FailureCode.DEADLINE, detail);
    }
    return Disposition.ACKNOWLEDGE;
  }

  /**
   * What an earlier delivery has recorded, and was perhaps killed before publishing, is repeated.
   */
  private void failOrRepeat(Run run, StepName step, FailureCode code, String detail) {
    Optional<StepRecord> record = ledger.step(run.id(), step);
    if (record.isEmpty() && PointOfNoReturn.mayEnd(ledger, run, step)) {
      fail(run, step, code, detail);
    } else if (record.filter(it -> it.state() == StepState.FAILED).isPresent()) {
      completion.repeat(run, record.get());
    }
  }

  private List<StepName> open(Run run) {
    List<StepName> recorded = ledger.recorded(run.id());
    return run.steps().names().stream().filter(step -> !recorded.contains(step)).toList();
  }

  private void fail(Run run, StepName step, FailureCode code, String detail) {
    Outcome.GiveUp why = new Outcome.GiveUp(code, detail, "Whatever the step has started");
    completion.failed(run, step, Optional.empty(), why);
  }

  private Disposition again(Run run, Instant until, Arrival arrival) {
    Duration left = Duration.between(run.now(), until);
    return waiting.again(run, Recheck.RUN_DEADLINE, left, arrival);
  }
}
