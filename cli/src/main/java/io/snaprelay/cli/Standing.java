package io.snaprelay.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.RunId;
import java.util.List;
import java.util.Optional;

/**
 * How runs stand; for scripts it is the answer of {@code run} and of {@code status}.
 *
 * @param trigger the trigger that was asked for; absent if runs were
 * @param runs the runs, as they are now
 * @param refusals why the trigger was refused
 * @param skipped databases whose last run is still open
 */
record Standing(
    Optional<String> trigger,
    List<RunView> runs,
    List<TriggerRecord.Refusal> refusals,
    List<TriggerRecord.Skipped> skipped) {

  /** Also tells runs that the service is only about to begin. */
  static Standing of(TriggerRecord record, RunLedger ledger) {
    List<RunView> runs = record.runs().stream().map(run -> RunView.of(ledger, run)).toList();
    return new Standing(Optional.of(record.id()), runs, record.refusals(), record.skipped());
  }

  static Standing of(List<RunId> ids, RunLedger ledger) {
    List<RunView> runs = ids.stream().flatMap(id -> RunView.read(ledger, id).stream()).toList();
    return new Standing(Optional.empty(), runs, List.of(), List.of());
  }

  @JsonIgnore
  boolean isOpen() {
    return runs.stream().anyMatch(run -> run.result().isEmpty());
  }

  /** Open runs have done nothing wrong yet. */
  int exitCode() {
    if (!refusals.isEmpty()) {
      return ExitCode.REFUSED;
    }
    return isOpen() ? ExitCode.OK : Endings.exitCode(runs);
  }
}
