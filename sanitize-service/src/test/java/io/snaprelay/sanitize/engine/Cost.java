package io.snaprelay.sanitize.engine;

/**
 * What something cost.
 *
 * @param seconds by the clock, which tells of everything else on the machine too
 * @param cpuSeconds of the server's processes, which tell of nothing else
 */
record Cost(double seconds, double cpuSeconds) {
  interface Work {
    void run() throws Exception;
  }

  static Cost of(ServerCpu cpu, Work work) throws Exception {
    double before = cpu.seconds();
    long begun = System.nanoTime();
    work.run();
    return new Cost((System.nanoTime() - begun) / 1e9, cpu.seconds() - before);
  }

  Cost times(int factor) {
    return new Cost(seconds * factor, cpuSeconds * factor);
  }

  void print(String what, Cost limit) {
    System.out.printf(
        "%-60s %7.1f s %6.2f x %7.1f s CPU %6.2f x%n",
        what, seconds, seconds / limit.seconds, cpuSeconds, cpuSeconds / limit.cpuSeconds);
  }
}
