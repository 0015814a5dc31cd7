package io.snaprelay.localaws.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Time that stands still until {@link #advance} moves it. A job whose delay is zero starts at once;
 * all others wait for their moment. Jobs that come due run one after the other, in the order of
 * their time, and {@link #advance} returns when the last of them has ended.
 */
public final class ManualTimeline implements Timeline, AutoCloseable {

  private record Due(Instant at, long order, Runnable job) {}

  private final Jobs jobs = new Jobs();
  private final PriorityQueue<Due> waiting =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
  private Instant now;
  private long order;
  private int running;

  public ManualTimeline(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public Optional<Instant> onWallClock(Instant instant) {
    return Optional.empty();
  }

  @Override
  public synchronized void after(Duration delay, Runnable job) {
    if (delay.isZero() || delay.isNegative()) {
      start(job);
    } else {
      waiting.add(new Due(now.plus(delay), order++, job));
    }
  }

  /** Moves the time on, running everything that comes due on the way. */
  public synchronized void advance(Duration by) throws InterruptedException {
    if (by.isNegative()) {
      throw new IllegalArgumentException("Time goes forward only, not by " + by);
    }
    Instant target = now.plus(by);
    awaitQuiet();
    while (!waiting.isEmpty() && !waiting.peek().at().isAfter(target)) {
      Due next = waiting.poll();
      now = next.at().isAfter(now) ? next.at() : now;
      start(next.job());
      awaitQuiet();
    }
    now = target;
  }

  private void start(Runnable job) {
    running++;
    jobs.run(
        () -> {
          try {
            job.run();
          } finally {
            ended();
          }
        });
  }

  private synchronized void ended() {
    running--;
    notifyAll();
  }

  private void awaitQuiet() throws InterruptedException {
    while (running > 0) {
      wait();
    }
  }

  @Override
  public void close() {
    jobs.close();
  }
}
