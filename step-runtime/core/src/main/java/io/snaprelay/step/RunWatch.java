package io.snaprelay.step;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
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
 * recorded as failed. Clean-up goes last: it may still delete what the others have left.
 */
final class RunWatch {
  private final String service;
  private final RunLedger ledger;
  private final Completion completion;
  private final Waiting waiting;

  RunWatch(String service, RunLedger ledger, Completion completion, Waiting waiting) {
    this.service = service;
    this.ledger = ledger;
    this.completion = completion;
    this.waiting = waiting;
  }

  /** Looks whether the run's time is up. */
  Disposition look(Run run, Arrival arrival) {
    List<StepName> open = open(run);
    if (open.isEmpty()) {
      return Disposition.ACKNOWLEDGE;
    }
    Instant deadline = run.frozen().deadline();
    if (run.now().isBefore(deadline)) {
      return again(run, deadline, arrival);
    }
    String detail = "The run was not done by its deadline, " + deadline;
    open.stream()
        .filter(step -> !step.equals(StepName.CLEAN_UP))
        .forEach(step -> fail(run, step, FailureCode.DEADLINE, detail));
    return cleanUp(run, run.deadline(StepName.CLEAN_UP), arrival);
  }

  /** Somebody wants the run to end now; clean-up follows from the failed steps. */
  Disposition cancel(Run run, String by) {
    open(run).stream()
        .filter(step -> !step.equals(StepName.CLEAN_UP))
        .forEach(step -> fail(run, step, FailureCode.CANCELLED, "Cancelled by " + by));
    return Disposition.ACKNOWLEDGE;
  }

  private Disposition cleanUp(Run run, Instant last, Arrival arrival) {
    if (!open(run).contains(StepName.CLEAN_UP)) {
      return Disposition.ACKNOWLEDGE;
    }
    if (run.now().isBefore(last)) {
      return again(run, last, arrival);
    }
    String detail = "The temporary database could not be deleted by " + last + "; the sweep will";
    fail(run, StepName.CLEAN_UP, FailureCode.DEADLINE, detail);
    return Disposition.ACKNOWLEDGE;
  }

  private List<StepName> open(Run run) {
    List<StepName> recorded = ledger.recorded(run.id());
    return run.steps().names().stream().filter(step -> !recorded.contains(step)).toList();
  }

  private void fail(Run run, StepName step, FailureCode code, String detail) {
    StepFailed failed =
        new StepFailed(
            run.header(StepFailed.class, step.value()),
            step,
            service,
            code,
            detail,
            "Whatever the step has started");
    completion.end(
        run,
        new StepRecord(
            run.id(),
            step,
            StepState.FAILED,
            run.now(),
            service,
            Optional.empty(),
            Optional.of(code),
            StepRecord.emitted(List.of(failed))));
  }

  private Disposition again(Run run, Instant until, Arrival arrival) {
    Duration left = Duration.between(run.now(), until);
    return waiting.again(run, Recheck.RUN_DEADLINE, left, arrival);
  }
}
