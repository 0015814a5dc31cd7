package io.snaprelay.infra.campaign;

import io.snaprelay.cli.demo.Services;
import io.snaprelay.wire.Service;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Kills services at drawn moments, until it is closed. */
final class Disturbance implements AutoCloseable {
  private static final int LONGEST_PAUSE_MILLIS = 6_000;
  private static final int KILLS = 8;

  private final ScheduledExecutorService moments = Executors.newSingleThreadScheduledExecutor();
  private final Services services;
  private final Draw draw;

  Disturbance(Services services, Draw draw) {
    this.services = services;
    this.draw = draw;
  }

  void begin() {
    next(draw.chance(0.8) ? KILLS : 0);
  }

  private void next(int left) {
    if (left > 0) {
      Service victim = draw.oneOf(Service.values());
      moments.schedule(
          () -> strike(victim, left), draw.below(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
    }
  }

  private void strike(Service victim, int left) {
    services.killAndRestart(victim);
    next(left - 1);
  }

  /** Nothing is killed any more once this has returned. */
  @Override
  public void close() {
    moments.shutdownNow();
    try {
      moments.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
