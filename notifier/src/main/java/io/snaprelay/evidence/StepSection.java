package io.snaprelay.evidence;

import io.snaprelay.events.StepState;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a step ended.
 *
 * @param name the step
 * @param state DONE, FAILED or NOT_REACHED
 * @param endedAt when that was recorded
 * @param service who recorded it
 * @param signal what made it end; absent if it was not reached
 * @param created what it created
 */
public record StepSection(
    StepName name,
    StepState state,
    Instant endedAt,
    String service,
    Optional<Signal> signal,
    Optional<Created> created) {
  static List<StepSection> of(Dossier dossier) {
    return dossier.records().values().stream().map(record -> of(record, dossier)).toList();
  }

  private static StepSection of(StepRecord record, Dossier dossier) {
    return new StepSection(
        record.step(),
        record.state(),
        record.recordedAt(),
        record.service(),
        record.signal(),
        Optional.ofNullable(dossier.created().get(record.step())));
  }
}
