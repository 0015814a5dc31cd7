package io.snaprelay.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether a command waits until runs have ended. */
final class Following {
  @Option(names = "--follow", description = "Wait until every run has ended.")
  private boolean follow;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "12h",
      description = "How long to follow, for example 90s or 30m. Default: 12h.")
  private Duration timeout;

  boolean isWanted() {
    return follow;
  }

  Duration timeout() {
    return timeout;
  }
}
