package io.snaprelay.cli;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of a trigger: runs, a refusal, or nothing at all. */
public final class TriggerAnswer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunLedger runs;

  public TriggerAnswer(Ledger ledger) {
    this.runs = new RunLedger(ledger);
  }

  /** Waits for the snapshot-service's answer and tells it; follows the runs if asked to. */
  int tell(String id, Output output, Optional<Duration> follow) {
    return tell(await(id), output, follow);
  }

  /** Waits for the snapshot-service's answer. */
  public TriggerRecord await(String id) {
    return Patience.until(PATIENCE, () -> read(id))
        .orElseThrow(
            () ->
                new Complaint(
                    ExitCode.UNANSWERED,
                    "Trigger %s has no answer after %s: is the snapshot-service running, and is its dead-letter queue empty?"
                        .formatted(id, PATIENCE)));
  }

  /** The record of a trigger, if it has been resolved. */
  Optional<TriggerRecord> read(String id) {
    return runs.trigger(id);
  }

  /** Tells what a trigger resolved to. */
  int tell(TriggerRecord record, Output output, Optional<Duration> follow) {
    if (!output.isJson()) {
      print(record, output);
    }
    List<RunId> ids = record.runs().stream().map(FrozenPlan::run).toList();
    int code = record.isRefused() ? ExitCode.REFUSED : ExitCode.OK;
    if (follow.isPresent() && !ids.isEmpty()) {
      code = new Follower(runs, Progress.to(output)).follow(ids, follow.get());
    }
    if (output.isJson()) {
      output.json(TriggerView.of(record, runs));
    }
    return code;
  }

  private static void print(TriggerRecord record, Output output) {
    record
        .refusals()
        .forEach(
            refusal -> output.line("refused: %s: %s".formatted(refusal.code(), refusal.detail())));
    record
        .skipped()
        .forEach(
            skipped ->
                output.line(
                    "skipped: %s: run %s is still open"
                        .formatted(skipped.database(), skipped.run())));
    record
        .runs()
        .forEach(
            run ->
                output.line(
                    "%s  %s of %s".formatted(run.run(), run.planName(), run.databaseName())));
  }
}
