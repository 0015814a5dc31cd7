package io.snaprelay.benchmarks;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A look that is taken again and again while something else is measured. */
final class Meanwhile {
  private static final long GRACE_SECONDS = 60;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Meanwhile::thread);
  private final ScheduledFuture<?> looking;

  private Meanwhile(Runnable look, Duration pause) {
    this.looking = clock.scheduleWithFixedDelay(look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  static Meanwhile begin(Runnable look, Duration pause) {
    return new Meanwhile(look, pause);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "meanwhile");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Ends it; the last look is over when this returns.
   *
   * @throws IllegalStateException if a look failed
   */
  void end() {
    clock.shutdown();
    try {
      clock.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
      if (!looking.isCancelled()) {
        looking.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("What was looked at meanwhile failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
