package io.snaprelay.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One line for everything that happens, once: for pipes and logs. */
final class PlainProgress implements Progress {
  private final PrintWriter out;
  private final Set<String> said = new HashSet<>();

  PlainProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(List<RunView> runs) {
    runs.forEach(this::show);
  }

  private void show(RunView run) {
    run.steps().stream()
        .filter(step -> step.state().isPresent() || step.isStarted())
        .forEach(step -> sayOnce(step.name() + "/" + step.state(), run, StepText.of(run, step)));
    run.result().ifPresent(result -> sayOnce("result", run, RunText.result(run)));
  }

  private void sayOnce(String what, RunView run, String text) {
    if (said.add(run.run() + "/" + what)) {
      out.println(run.run() + "  " + text);
      out.flush();
    }
  }
}
