package io.snaprelay.cli;

import java.util.List;

/** Shows how runs go on. */
public interface Progress {
  /** The runs as they are now; called again and again. */
  void show(List<RunView> runs);

  /** Shows nothing: for scripts that read the end. */
  static Progress none() {
    return runs -> {};
  }

  /** Live on a terminal, plain lines where the output is piped. */
  static Progress to(Output output) {
    if (output.isJson()) {
      return none();
    }
    return System.console() == null || System.getenv("NO_COLOR") != null
        ? new PlainProgress(output)
        : new LiveProgress(output);
  }
}
