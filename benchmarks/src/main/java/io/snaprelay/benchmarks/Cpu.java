package io.snaprelay.benchmarks;

import java.time.Duration;

/** Processor time. */
final class Cpu {
  private Cpu() {}

  /**
   * Seconds that a process has used since its start, on all cores.
   *
   * @throws IllegalStateException if the operating system does not tell
   */
  static double seconds(ProcessHandle process) {
    Duration used =
        process
            .info()
            .totalCpuDuration()
            .orElseThrow(
                () -> new IllegalStateException("No CPU time of process " + process.pid()));
    return used.toMillis() / 1000.0;
  }
}
