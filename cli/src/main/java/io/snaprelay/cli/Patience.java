package io.snaprelay.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Looks again and again until something is there, or the time is up, or the thread is interrupted.
 */
public final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private Patience() {}

  public static <T> Optional<T> until(Duration atMost, Supplier<Optional<T>> look) {
    return until(atMost, PAUSE, look);
  }

  /**
   * The same, for what must be seen sooner.
   *
   * @param pause the time between two looks
   */
  public static <T> Optional<T> until(Duration atMost, Duration pause, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + atMost.toNanos();
    Optional<T> found = look.get();
    while (found.isEmpty() && System.nanoTime() < deadline && !Thread.interrupted()) {
      LockSupport.parkNanos(pause.toNanos());
      found = look.get();
    }
    return found;
  }
}
