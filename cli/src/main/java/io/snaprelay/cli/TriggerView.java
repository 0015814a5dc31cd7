package io.snaprelay.cli;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import java.util.List;

/**
 * A trigger and its runs, for scripts.
 *
 * @param trigger the trigger's id
 * @param runs its runs, as they are now
 * @param refusals why it was refused
 * @param skipped databases whose last run is still open
 */
record TriggerView(
    String trigger,
    List<RunView> runs,
    List<TriggerRecord.Refusal> refusals,
    List<TriggerRecord.Skipped> skipped) {

  static TriggerView of(TriggerRecord record, RunLedger ledger) {
    List<RunView> runs =
        record.runs().stream().flatMap(run -> RunView.read(ledger, run.run()).stream()).toList();
    return new TriggerView(record.id(), runs, record.refusals(), record.skipped());
  }
}
