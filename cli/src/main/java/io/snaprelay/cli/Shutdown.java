package io.snaprelay.cli;

/** Whether this JVM is ending, for example by Ctrl-C: what fails from then on is no news. */
final class Shutdown {
  private Shutdown() {}

  /** A hook is taken until the shutdown begins, and not a moment longer: nothing else tells. */
  static boolean isInProgress() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException inProgress) {
      return true;
    }
  }
}
