package io.snaprelay.evidence.page;

import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.StepSection;
import io.snaprelay.ledger.Created;
import io.snaprelay.step.Signal;
import java.util.List;

/**
 * A step, as a line of the table.
 *
 * @param tone its state's
 * @param state how it ended
 * @param name the step
 * @param ended when
 * @param service who recorded it
 * @param signal what made it end
 * @param created the ARN of what it created; empty if it created nothing
 */
public record StepRow(
    Tone tone,
    String state,
    String name,
    String ended,
    String service,
    String signal,
    String created) {
  static List<StepRow> of(Evidence evidence) {
    return evidence.steps().stream().map(StepRow::of).toList();
  }

  private static StepRow of(StepSection step) {
    Tone tone =
        switch (step.state()) {
          case DONE -> Tone.GOOD;
          case FAILED -> Tone.BAD;
          case NOT_REACHED -> Tone.NEUTRAL;
        };
    return new StepRow(
        tone,
        Wording.word(step.state()),
        step.name().value(),
        Wording.time(step.endedAt()),
        step.service(),
        step.signal().map(Signal::kind).map(StepRow::learned).orElse(""),
        step.created().map(Created::arn).orElse(""));
  }

  static String learned(Signal.Kind kind) {
    return switch (kind) {
      case OUR_EVENT -> "SnapRelay event";
      case RDS_EVENT -> "RDS event";
      case RECHECK -> "re-check";
    };
  }
}
