package io.snaprelay.cli;

import java.time.Clock;
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
    return Terminal.ofStandardOutput()
        .<Progress>map(terminal -> new LiveProgress(output.out(), terminal, Clock.systemUTC()))
        .orElseGet(() -> new PlainProgress(output.out()));
  }
}
