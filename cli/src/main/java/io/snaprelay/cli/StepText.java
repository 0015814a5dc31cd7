package io.snaprelay.cli;

import io.snaprelay.events.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a step reads on one line. */
final class StepText {
  private static final Pattern RDS_ARN = Pattern.compile("arn:[^:]+:rds:([^:]+):[^:]+:(.+)");

  private StepText() {}

  static String of(RunView run, RunView.StepView step) {
    String since = step.at().map(at -> since(run, at)).orElse("");
    return String.format(
            Locale.ROOT, "%-19s %-12s %9s  %s", step.name(), state(step), since, tail(step))
        .stripTrailing();
  }

  /** One word; none for a step that waits for others. */
  static String state(RunView.StepView step) {
    return step.state().map(StepText::word).orElse(step.isStarted() ? "started" : "");
  }

  /** Why it failed, or what it has created. */
  static String tail(RunView.StepView step) {
    return step.failure().or(() -> step.created().map(StepText::place)).orElse("");
  }

  static String since(RunView run, Instant at) {
    double seconds = Duration.between(run.requestedAt(), at).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "+%.1f s", seconds);
  }

  private static String word(StepState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** An ARN as people search for it: what it is, its name, and where. */
  private static String place(String arn) {
    Matcher parts = RDS_ARN.matcher(arn);
    return parts.matches() ? parts.group(2) + " in " + parts.group(1) : arn;
  }
}
