package io.snaprelay.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run as the ledger tells it.
 *
 * @param run the run
 * @param plan the plan's name
 * @param database the database's name
 * @param requestedAt when it was asked for
 * @param result how it ended; absent while it is open
 * @param verdict what its proof says; absent while there is none
 * @param steps its steps, in the order of the story
 */
public record RunView(
    RunId run,
    String plan,
    String database,
    Instant requestedAt,
    Optional<RunResult> result,
    Optional<Verdict> verdict,
    List<StepView> steps) {

  /**
   * A step of it.
   *
   * @param name its name
   * @param state how it ended; absent while it is open
   * @param created what it has created
   * @param at when it ended
   * @param failure why it failed, and what was left
   */
  public record StepView(
      StepName name,
      Optional<StepState> state,
      Optional<String> created,
      Optional<Instant> at,
      Optional<String> failure) {

    /** Whether something was created for it, but it has not ended. */
    @JsonIgnore
    boolean isStarted() {
      return state.isEmpty() && created.isPresent();
    }
  }

  public static Optional<RunView> read(RunLedger ledger, RunId run) {
    return ledger.plan(run).map(frozen -> of(ledger, frozen));
  }

  /** When its last step ended; empty while it is open. */
  Optional<Instant> endedAt() {
    return result.flatMap(
        it -> steps.stream().flatMap(step -> step.at().stream()).max(Comparator.naturalOrder()));
  }

  /** Whether any of its steps has begun. */
  boolean hasBegun() {
    return steps.stream().anyMatch(step -> step.isStarted() || step.state().isPresent());
  }

  static RunView of(RunLedger ledger, FrozenPlan frozen) {
    List<StepView> steps =
        Steps.of(frozen).names().stream().map(step -> step(ledger, frozen.run(), step)).toList();
    Optional<Verdict> verdict =
        ledger
            .step(frozen.run(), StepName.VERIFY)
            .flatMap(record -> record.emitted(VerificationCompleted.class))
            .map(VerificationCompleted::verdict);
    return new RunView(
        frozen.run(),
        frozen.planName(),
        frozen.databaseName(),
        frozen.requestedAt(),
        result(steps, verdict),
        verdict,
        steps);
  }

  private static Optional<RunResult> result(List<StepView> steps, Optional<Verdict> verdict) {
    if (steps.stream().anyMatch(step -> step.state().isEmpty())) {
      return Optional.empty();
    }
    boolean failed =
        verdict.equals(Optional.of(Verdict.FAILED))
            || steps.stream().anyMatch(step -> step.state().get() != StepState.DONE);
    return Optional.of(failed ? RunResult.FAILED : RunResult.SUCCEEDED);
  }

  private static StepView step(RunLedger ledger, RunId run, StepName step) {
    Optional<StepRecord> record = ledger.step(run, step);
    return new StepView(
        step,
        record.map(StepRecord::state),
        ledger.created(run, step).map(Created::arn),
        record.map(StepRecord::recordedAt),
        record.flatMap(r -> r.emitted(StepFailed.class)).map(RunView::failure));
  }

  private static String failure(StepFailed failed) {
    return "%s: %s (left as it is: %s)"
        .formatted(failed.code(), failed.detail(), failed.leftAsIs());
  }
}
