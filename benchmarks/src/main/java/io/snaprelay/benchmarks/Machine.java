package io.snaprelay.benchmarks;

/**
 * Where it was measured.
 *
 * @param cores processors that this JVM sees
 * @param java the version of the JVM
 */
record Machine(int cores, String java) {
  static Machine here() {
    return new Machine(Runtime.getRuntime().availableProcessors(), Runtime.version().toString());
  }

  @Override
  public String toString() {
    return "%d cores, Java %s".formatted(cores, java);
  }
}
