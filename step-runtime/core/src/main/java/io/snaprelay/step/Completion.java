package io.snaprelay.step;

import io.snaprelay.events.Event;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.EventId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.EventTypes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ends steps and, when the last one has ended, the run: the join without an orchestrator.
 * Everything here may be repeated at any point and then does the same again.
 */
final class Completion {
  private final RunLedger ledger;
  private final EventBus bus;
  private final String service;

  Completion(RunLedger ledger, EventBus bus, String service) {
    this.ledger = ledger;
    this.bus = bus;
    this.service = service;
  }

  /** The step is done: records it, publishes what it emits, and looks at the join. */
  void done(Run run, StepName step, Signal signal, List<Event> events) {
    end(run, record(run, step, StepState.DONE, Optional.of(signal), Optional.empty(), events));
  }

  /**
   * The step failed for good.
   *
   * @param signal what told; absent if the step was called off
   */
  void failed(Run run, StepName step, Optional<Signal> signal, Outcome.GiveUp why) {
    Event failed =
        new StepFailed(
            run.header(StepFailed.class, step.value()),
            step,
            service,
            why.code(),
            why.detail(),
            why.leftAsIs());
    Optional<FailureCode> code = Optional.of(why.code());
    end(run, record(run, step, StepState.FAILED, signal, code, List.of(failed)));
  }

  /** Nobody can have received yet what a new record emits. */
  private void end(Run run, StepRecord record) {
    StepRecord counts = ledger.record(record);
    follow(run, counts, counts.equals(record) ? record.emits() : missing(counts.emits()));
  }

  /** Does again what follows the record that counts: a redelivery comes here. */
  void repeat(Run run, StepRecord record) {
    follow(run, record, missing(record.emits()));
  }

  /** Nothing is built on what failed, be it the step or the verdict that it came to. */
  private void follow(Run run, StepRecord record, List<Event> events) {
    if (spoilsTheRun(record)) {
      run.steps().unreachableWithout(record.step()).forEach(step -> notReached(run, step));
    }
    publish(events);
    join(run);
  }

  private void notReached(Run run, StepName step) {
    ledger.record(
        record(run, step, StepState.NOT_REACHED, Optional.empty(), Optional.empty(), List.of()));
  }

  private StepRecord record(
      Run run,
      StepName step,
      StepState state,
      Optional<Signal> signal,
      Optional<FailureCode> failure,
      List<Event> events) {
    return new StepRecord(
        run.id(), step, state, run.now(), service, signal, failure, StepRecord.emitted(events));
  }

  /**
   * What nobody has received yet. Whatever the notifier has its copy of went to every other queue
   * as well; publishing it again at every re-check would make each service repeat its own events in
   * turn.
   */
  private List<Event> missing(List<Event> events) {
    return events.stream().filter(event -> !ledger.isCopied(event)).toList();
  }

  private void publish(List<Event> events) {
    if (!events.isEmpty()) {
      bus.publish(events);
    }
  }

  /** Ends the run, if every step has ended. */
  void join(Run run) {
    List<StepName> planned = run.steps().names();
    if (!ledger.recorded(run.id()).containsAll(planned)) {
      return;
    }
    List<StepRecord> records =
        planned.stream().map(step -> ledger.step(run.id(), step).orElseThrow()).toList();
    publish(missing(List.of(completed(run, records))));
    ledger.close(run.id());
  }

  /** A function of the records alone: whoever sees them all makes the very same event. */
  private static Event completed(Run run, List<StepRecord> records) {
    Map<StepName, StepState> steps =
        records.stream().collect(Collectors.toMap(StepRecord::step, StepRecord::state));
    boolean failed = records.stream().anyMatch(Completion::spoilsTheRun);
    StepRecord last =
        records.stream().max(Comparator.comparing(StepRecord::recordedAt)).orElseThrow();
    return RunCompleted.of(
        header(run, last.recordedAt()),
        run.frozen().planName(),
        failed ? RunResult.FAILED : RunResult.SUCCEEDED,
        steps);
  }

  private static boolean spoilsTheRun(StepRecord record) {
    return record.state() != StepState.DONE
        || record
            .emitted(VerificationCompleted.class)
            .filter(proof -> proof.verdict() == Verdict.FAILED)
            .isPresent();
  }

  private static EventHeader header(Run run, Instant lastRecord) {
    String type = EventTypes.RUN_COMPLETED.wireName();
    return new EventHeader(
        EventId.of(run.id(), type, run.id().value()),
        Optional.of(run.id()),
        Optional.empty(),
        lastRecord,
        run.frozen().traceparent(),
        run.site());
  }
}
