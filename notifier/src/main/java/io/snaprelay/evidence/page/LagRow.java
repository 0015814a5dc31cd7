package io.snaprelay.evidence.page;

import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.HandOff;
import java.util.List;

/**
 * A hand-off, as a line of the table.
 *
 * @param from the step that had ended
 * @param to the step that went on
 * @param learned how its end was learned
 * @param ready since when the next call could be made
 * @param lag how long it took until then
 */
public record LagRow(String from, String to, String learned, String ready, String lag) {
  static List<LagRow> of(Evidence evidence) {
    return evidence.handOff().lags().stream().map(LagRow::of).toList();
  }

  private static LagRow of(HandOff.Lag lag) {
    return new LagRow(
        lag.after().value(),
        lag.step().value(),
        StepRow.learned(lag.signal()),
        Wording.time(lag.readyAt()),
        Wording.duration(lag.lag()));
  }
}
