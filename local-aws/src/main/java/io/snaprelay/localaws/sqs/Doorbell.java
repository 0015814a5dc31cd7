package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait at a queue. Everything here happens under the queue's lock. */
final class Doorbell {

  private static final long SHORTEST_WAIT_NANOS = Duration.ofMillis(1).toNanos();

  private final ReentrantLock lock;
  private final Condition rung;
  private final Timeline time;
  private Instant alarm = Instant.MIN;

  Doorbell(ReentrantLock lock, Timeline time) {
    this.lock = lock;
    this.rung = lock.newCondition();
    this.time = time;
  }

  void ring() {
    rung.signalAll();
  }

  /**
   * Waits for whatever comes first: a ring, the moment when the next hidden message shows, or the
   * end of the wait in wall time. A manual timeline reaches that moment without the wall clock's
   * knowing, so an alarm is set there too: once for each moment, for a scaled timeline may ring
   * long before it.
   */
  void await(long nanosLeft, Optional<Instant> nextVisible) throws InterruptedException {
    if (nextVisible.isEmpty()) {
      rung.awaitNanos(nanosLeft);
      return;
    }
    Duration untilNext = Duration.between(time.now(), nextVisible.get());
    if (!nextVisible.get().equals(alarm)) {
      alarm = nextVisible.get();
      time.after(untilNext, this::ringLocked);
    }
    rung.awaitNanos(Math.min(nanosLeft, Math.max(SHORTEST_WAIT_NANOS, untilNext.toNanos())));
  }

  private void ringLocked() {
    lock.lock();
    try {
      ring();
    } finally {
      lock.unlock();
    }
  }
}
