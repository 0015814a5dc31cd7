package io.snaprelay.restore.cutover;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what real servers and a clock that is not ours bring about. */
final class Waiting {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private Waiting() {}

  static void until(BooleanSupplier condition) {
    CompletableFuture<Void> becameTrue = new CompletableFuture<>();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleWithFixedDelay(
        () -> look(condition, becameTrue), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    try {
      becameTrue.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
    } finally {
      clock.shutdownNow();
    }
  }

  private static void look(BooleanSupplier condition, CompletableFuture<Void> becameTrue) {
    try {
      if (condition.getAsBoolean()) {
        becameTrue.complete(null);
      }
    } catch (RuntimeException e) {
      becameTrue.completeExceptionally(e);
    }
  }
}
