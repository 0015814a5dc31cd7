package io.snaprelay.cli;

import io.snaprelay.events.StepState;
import java.time.Duration;
import java.util.Locale;

/** How a step reads on one line. */
final class StepText {
  private StepText() {}

  static String of(RunView run, RunView.StepView step) {
    String since = step.at().map(at -> seconds(Duration.between(run.requestedAt(), at))).orElse("");
    String state =
        step.state().map(StepText::word).orElse(step.created().isPresent() ? "started" : "");
    String tail = step.failure().or(step::created).orElse("");
    return String.format(Locale.ROOT, "%-19s %-12s %9s  %s", step.name(), state, since, tail)
        .stripTrailing();
  }

  static String word(StepState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "+%.1f s", duration.toMillis() / 1000.0);
  }
}
