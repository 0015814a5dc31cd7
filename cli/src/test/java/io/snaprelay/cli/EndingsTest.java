package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.RunResult;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EndingsTest {
  @Test
  void oneRunThatFailedDecides() {
    RunView good = run(Optional.of(RunResult.SUCCEEDED));
    RunView bad = run(Optional.of(RunResult.FAILED));

    assertEquals(ExitCode.OK, Endings.exitCode(List.of(good, good)));
    assertEquals(ExitCode.FAILED, Endings.exitCode(List.of(good, bad)));
  }

  @Test
  void anOpenRunHasNotSucceeded() {
    assertEquals(ExitCode.FAILED, Endings.exitCode(List.of(run(Optional.empty()))));
  }

  private static RunView run(Optional<RunResult> result) {
    return new RunView(
        Runs.RUN, "nightly", "orders", Runs.REQUESTED_AT, result, Optional.empty(), List.of());
  }
}
