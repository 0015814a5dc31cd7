package io.snaprelay.benchmarks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Makes bare hops while something else is measured: what a hop costs on a machine as busy as that.
 */
final class HopsMeanwhile {
  private static final long PAUSE_MILLIS = 250;
  private static final long GRACE_SECONDS = 60;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(HopsMeanwhile::thread);
  private final List<Double> seconds = new CopyOnWriteArrayList<>();
  private final ScheduledFuture<?> hopping;

  private HopsMeanwhile(BareHop hop) {
    this.hopping =
        clock.scheduleWithFixedDelay(
            () -> seconds.add(hop.once()), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  static HopsMeanwhile begin(BareHop hop) {
    return new HopsMeanwhile(hop);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "bare-hops");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Ends it.
   *
   * @return what each hop took, in seconds
   * @throws IllegalStateException if a hop failed
   */
  List<Double> end() {
    clock.shutdown();
    try {
      clock.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
      if (!hopping.isCancelled()) {
        hopping.get();
      }
      return List.copyOf(seconds);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A bare hop failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
