package io.snaprelay.cli.demo;

import io.snaprelay.wire.Service;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Kills a service at random moments and starts it again. */
final class Assassin implements AutoCloseable {
  private static final int LONGEST_PAUSE_MILLIS = 4_000;
  private static final int LOOK_MILLIS = 100;

  private final ScheduledExecutorService moments = Executors.newSingleThreadScheduledExecutor();
  private final Random random = new Random();
  private final Services services;
  private final int times;

  Assassin(Services services, int times) {
    this.services = services;
    this.times = times;
  }

  /** Begins once there is something to interrupt. */
  void begin(Service victim, BooleanSupplier atWork) {
    if (atWork.getAsBoolean()) {
      strikeSoon(victim, times);
    } else {
      moments.schedule(() -> begin(victim, atWork), LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void strikeSoon(Service victim, int left) {
    if (left > 0) {
      moments.schedule(
          () -> strike(victim, left), random.nextInt(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
    }
  }

  private void strike(Service victim, int left) {
    services.killAndRestart(victim);
    strikeSoon(victim, left - 1);
  }

  /** Nothing is started any more once this has returned. */
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
