package io.snaprelay.localaws.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The wall clock, with delays that may be shortened. The scale says how many seconds of a delay
 * pass in one real second: 1 is real time, 60 a minute per second, and 0 means no delay at all.
 * {@link #now()} is the wall clock's, unless it was put forward or back.
 */
public final class RealTimeline implements Timeline, AutoCloseable {

  private final double scale;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final Jobs jobs = new Jobs();
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(Jobs::thread);

  public RealTimeline(double scale) {
    this.scale = requireScale(scale);
  }

  /** The scale, if it is one: 0 or a positive number. */
  public static double requireScale(double scale) {
    if (!(scale >= 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("The time scale is 0 or a positive number, not " + scale);
    }
    return scale;
  }

  @Override
  public Instant now() {
    return Clock.systemUTC().instant().plus(ahead.get());
  }

  @Override
  public Optional<Instant> onWallClock(Instant instant) {
    return Optional.of(instant.minus(ahead.get()));
  }

  /**
   * Puts the clock forward, or back where it is negative. What is under way takes as long as it
   * would have taken: a clock that is put right moves no work.
   */
  public void jump(Duration by) {
    ahead.accumulateAndGet(by, Duration::plus);
  }

  /** After {@link #close()} jobs are forgotten silently: the world that they belong to is gone. */
  @Override
  public void after(Duration delay, Runnable job) {
    try {
      alarm.schedule(() -> jobs.run(job), realNanos(delay), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      return;
    }
  }

  private long realNanos(Duration delay) {
    if (scale == 0 || delay.isNegative()) {
      return 0;
    }
    return (long) Math.min(delay.toSeconds() * 1e9 / scale + delay.getNano() / scale, 9e18);
  }

  @Override
  public void close() {
    alarm.shutdownNow();
    jobs.close();
  }
}
