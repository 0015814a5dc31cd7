package io.snaprelay.cli;

import java.util.ArrayList;
import java.util.List;

/** Redraws the runs in place: for terminals. */
final class LiveProgress implements Progress {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_LINE = "\u001b[2K";

  private final Output output;
  private int drawn;

  LiveProgress(Output output) {
    this.output = output;
  }

  @Override
  public void show(List<RunView> runs) {
    List<String> lines = new ArrayList<>();
    runs.forEach(run -> draw(run, lines));
    if (drawn > 0) {
      output.out().print(UP.formatted(drawn));
    }
    lines.forEach(line -> output.out().print(CLEAR_LINE + line + System.lineSeparator()));
    output.out().flush();
    drawn = lines.size();
  }

  private static void draw(RunView run, List<String> lines) {
    lines.add("%s  %s of %s".formatted(run.run(), run.plan(), run.database()));
    run.steps().forEach(step -> lines.add("  " + StepText.of(run, step)));
  }
}
