package io.snaprelay.infra.campaign;

import io.snaprelay.cli.demo.Stage;
import io.snaprelay.wire.Service;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Kills services and puts RDS's clock forward or back at drawn moments, until it is closed. */
final class Disturbance implements AutoCloseable {
  private static final int LONGEST_PAUSE_MILLIS = 6_000;
  private static final int BLOWS = 12;

  // A blow that is under way when it is closed is the last one.
  private final ScheduledExecutorService moments =
      new ScheduledThreadPoolExecutor(1, new ThreadPoolExecutor.DiscardPolicy());
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Stage stage;
  private final RdsClock clock;
  private final Draw draw;

  Disturbance(Stage stage, Draw draw) {
    this.stage = stage;
    this.clock = new RdsClock(stage.aws().endpoint());
    this.draw = draw;
  }

  void begin() {
    next(draw.chance(0.8) ? BLOWS : 0);
  }

  private void next(int left) {
    if (left > 0) {
      Runnable blow = blow();
      moments.schedule(
          () -> strike(blow, left), draw.below(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
    }
  }

  private Runnable blow() {
    if (draw.chance(0.3)) {
      int seconds = RdsClock.FARTHEST_SECONDS - draw.below(2 * RdsClock.FARTHEST_SECONDS);
      return () -> clock.set(seconds);
    }
    Service victim = draw.oneOf(Service.values());
    return () -> stage.services().killAndRestart(victim);
  }

  private void strike(Runnable blow, int left) {
    try {
      blow.run();
      next(left - 1);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  /**
   * Nothing is struck any more once this has returned.
   *
   * @throws RuntimeException if a blow could not be struck: the round would show less than it says
   */
  @Override
  public void close() {
    moments.shutdownNow();
    try {
      moments.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Optional.ofNullable(failure.get())
        .ifPresent(
            e -> {
              throw e;
            });
  }
}
