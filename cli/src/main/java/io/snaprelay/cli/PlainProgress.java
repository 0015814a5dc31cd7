package io.snaprelay.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One line for everything that happens, once: for pipes and logs. */
final class PlainProgress implements Progress {
  private final Output output;
  private final Set<String> said = new HashSet<>();

  PlainProgress(Output output) {
    this.output = output;
  }

  @Override
  public void show(List<RunView> runs) {
    runs.forEach(this::show);
  }

  private void show(RunView run) {
    run.steps().stream()
        .filter(step -> step.state().isPresent() || step.created().isPresent())
        .filter(step -> said.add(run.run() + "/" + step.name() + "/" + step.state()))
        .forEach(step -> output.line(run.run() + "  " + StepText.of(run, step)));
  }
}
