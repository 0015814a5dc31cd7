package io.snaprelay.restore.cutover;

import io.snaprelay.events.StepState;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * One run at a time replaces a production database. Without this, a second cutover would take the
 * first one's rename for its own.
 */
@ApplicationScoped
class Replacements {
  private final Ledger ledger;
  private final RunLedger runs;
  private final Decisions decisions;

  Replacements(Ledger ledger, RunLedger runs, Decisions decisions) {
    this.ledger = ledger;
    this.runs = runs;
    this.decisions = decisions;
  }

  /**
   * Whether the run may go ahead: it is the one, or the last one has ended with the old database.
   */
  boolean claim(RunId run, DatabaseRef production, String oldResourceId) {
    String folder = LedgerKeys.replacements(production, oldResourceId);
    List<String> claims = ledger.list(folder);
    if (!claims.isEmpty()) {
      RunId last = read(claims.get(claims.size() - 1));
      if (last.equals(run)) {
        return true;
      }
      if (!isOver(last)) {
        return false;
      }
    }
    String next = "%s%06d".formatted(folder, claims.size());
    // Whoever was faster may be this very run: its message is delivered twice.
    return ledger.create(next, EventJson.bytes(run.value()))
        || claim(run, production, oldResourceId);
  }

  private RunId read(String key) {
    return new RunId(LedgerJson.read(ledger.read(key).orElseThrow(), String.class));
  }

  private boolean isOver(RunId run) {
    boolean undone = decisions.afterwards(run).filter(Afterwards::undone).isPresent();
    return undone
        ? runs.step(run, StepName.RETIRE).isPresent()
        : runs.step(run, StepName.CUTOVER)
            .map(StepRecord::state)
            .filter(state -> state != StepState.DONE)
            .isPresent();
  }
}
