package io.snaprelay.evidence;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.names.StepName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step that failed.
 *
 * @param step which
 * @param service whose step it is
 * @param code why, by name
 * @param detail what is wrong, where, and what would be right
 * @param leftAsIs what exists and was not touched
 * @param at when
 */
public record Failure(
    StepName step, String service, FailureCode code, String detail, String leftAsIs, Instant at) {
  static List<Failure> of(Dossier dossier) {
    return dossier
        .reached()
        .map(record -> record.emitted(StepFailed.class))
        .flatMap(Optional::stream)
        .map(Failure::of)
        .toList();
  }

  private static Failure of(StepFailed event) {
    return new Failure(
        event.step(),
        event.service(),
        event.code(),
        event.detail(),
        event.leftAsIs(),
        event.header().occurredAt());
  }
}
