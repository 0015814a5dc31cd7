package io.snaprelay.cli;

import io.snaprelay.events.RunResult;
import java.util.List;

/** What runs that have ended mean for the exit code. */
final class Endings {
  private Endings() {}

  static int exitCode(List<RunView> runs) {
    boolean allSucceeded =
        runs.stream().allMatch(run -> run.result().filter(RunResult.SUCCEEDED::equals).isPresent());
    return allSucceeded ? ExitCode.OK : ExitCode.FAILED;
  }
}
