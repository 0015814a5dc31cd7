package io.snaprelay.cli;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import java.time.Duration;
import java.util.Optional;

/** What became of a trigger: runs, a refusal, or nothing at all. */
public final class TriggerAnswer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunLedger runs;

  public TriggerAnswer(Ledger ledger) {
    this.runs = new RunLedger(ledger);
  }

  /** Waits for the snapshot-service's answer. */
  public TriggerRecord await(String id) {
    return await(id, PATIENCE);
  }

  /**
   * Waits for the snapshot-service's answer.
   *
   * @throws Complaint if there is none in time
   */
  public TriggerRecord await(String id, Duration patience) {
    return Patience.until(patience, () -> read(id))
        .orElseThrow(() -> new Complaint(ExitCode.UNANSWERED, unanswered(id, patience)));
  }

  /** The record of a trigger, if it has been resolved. */
  Optional<TriggerRecord> read(String id) {
    return runs.trigger(id);
  }

  private static String unanswered(String id, Duration patience) {
    return """
        Trigger %s has no answer after %s s: does the snapshot-service run, and on this ledger? \
        Did the trigger go to snaprelay-snapshot-service-dlq? \
        An answer that comes later is told by: snaprelay status %s"""
        .formatted(id, patience.toMillis() / 1000.0, id);
  }
}
