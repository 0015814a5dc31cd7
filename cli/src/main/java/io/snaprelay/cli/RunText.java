package io.snaprelay.cli;

import io.snaprelay.events.RunResult;

/** How a run reads on one line. */
final class RunText {
  private RunText() {}

  static String of(RunView run) {
    return "%s  %s: %s".formatted(run.run(), subject(run), result(run));
  }

  static String subject(RunView run) {
    return run.plan() + " of " + run.database();
  }

  /** How it ended, what its proof says, and how long it took. */
  static String result(RunView run) {
    String verdict = run.verdict().map(it -> ", verdict " + it).orElse("");
    String took = run.endedAt().map(at -> " " + StepText.since(run, at)).orElse("");
    return run.result().map(RunResult::name).orElse("open") + verdict + took;
  }
}
