package io.snaprelay.cli;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.Event;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import io.snaprelay.step.testing.Runs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ledger in a folder, written as the services would. */
final class Book {
  static final FrozenPlan PLAN = Runs.copiedAndVerified().frozen();
  static final String RUN = PLAN.run().value();
  static final String SNAPSHOT_ARN =
      "arn:aws:rds:eu-west-1:111111111111:snapshot:snaprelay-" + RUN + "-snapshot";

  private final Path folder;
  private final RunLedger runs;

  Book(Path folder) {
    this.folder = folder;
    this.runs = new RunLedger(new FileLedger(folder));
  }

  String uri() {
    return "file:" + folder;
  }

  RunLedger runs() {
    return runs;
  }

  Book answered(String trigger, List<FrozenPlan> plans, TriggerRecord.Refusal... refusals) {
    runs.record(
        new TriggerRecord(
            trigger, "nightly", Runs.REQUESTED_AT, plans, List.of(refusals), List.of()));
    return this;
  }

  Book begun() {
    runs.freeze(PLAN);
    return this;
  }

  Book started(StepName step, String arn) {
    runs.created(PLAN.run(), step, new Created(arn, arn, Runs.REQUESTED_AT.plusSeconds(1)));
    return this;
  }

  Book done(StepName step, Event... events) {
    return recorded(step, StepState.DONE, Optional.empty(), List.of(events));
  }

  Book failed(StepName step) {
    Event failed =
        new StepFailed(
            header(step),
            step,
            "copy-service",
            FailureCode.KMS_KEY_NOT_USABLE,
            "alias/dr is disabled",
            "nothing");
    return recorded(
        step, StepState.FAILED, Optional.of(FailureCode.KMS_KEY_NOT_USABLE), List.of(failed));
  }

  Book notReached(StepName step) {
    return recorded(step, StepState.NOT_REACHED, Optional.empty(), List.of());
  }

  /** All steps are done; the proof says what it is told to. */
  Book ended(Verdict verdict) {
    Steps.of(PLAN).names().stream()
        .filter(step -> !step.equals(StepName.VERIFY))
        .forEach(step -> done(step));
    return done(StepName.VERIFY, proof(verdict));
  }

  private static VerificationCompleted proof(Verdict verdict) {
    CheckResult.Status status =
        verdict == Verdict.PASSED ? CheckResult.Status.PASS : CheckResult.Status.FAIL;
    CheckResult check =
        new CheckResult(
            "amcheck", "public.orders", status, "", "", Duration.ZERO, Optional.empty());
    return new VerificationCompleted(header(StepName.VERIFY), Runs.ORDERS, verdict, List.of(check));
  }

  private Book recorded(
      StepName step, StepState state, Optional<FailureCode> failure, List<Event> events) {
    Instant at = Runs.REQUESTED_AT.plusMillis(4200);
    runs.record(
        new StepRecord(
            PLAN.run(),
            step,
            state,
            at,
            "a-service",
            Optional.empty(),
            failure,
            StepRecord.emitted(events)));
    return this;
  }

  private static EventHeader header(StepName step) {
    return new EventHeader(
        "event-" + step,
        Optional.of(PLAN.run()),
        Optional.empty(),
        Runs.REQUESTED_AT.plusSeconds(4),
        Optional.empty(),
        Optional.empty());
  }
}
