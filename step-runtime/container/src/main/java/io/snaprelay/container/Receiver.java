package io.snaprelay.container;

import io.snaprelay.aws.AwsFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Receives as many messages as there is room for. A receive is never interrupted: what it brings
 * after that would be hidden and lost until its visibility ends.
 */
final class Receiver implements Runnable {
  private static final Logger LOG = Logger.getLogger(Receiver.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration STUCK_AFTER = Duration.ofMinutes(2);

  private final Inbox inbox;
  private final ContainerConfig config;
  private final Semaphore room;
  private final Consumer<Held> received;
  private final CountDownLatch stop = new CountDownLatch(1);

  private volatile boolean reachable;
  private volatile boolean full;
  private volatile long turnedAt = System.nanoTime();
  private int failures;

  /**
   * @param room one permit per message that may be worked on
   * @param received takes each message; the permit is given back when it is through
   */
  Receiver(Inbox inbox, ContainerConfig config, Semaphore room, Consumer<Held> received) {
    this.inbox = inbox;
    this.config = config;
    this.room = room;
    this.received = received;
  }

  @Override
  public void run() {
    while (!isStopped()) {
      turn();
    }
  }

  /** No further receive begins. */
  void stop() {
    stop.countDown();
    room.release();
  }

  boolean isStopped() {
    return stop.getCount() == 0;
  }

  /** Whether the last receive was answered. */
  boolean isReachable() {
    return reachable;
  }

  /** Whether it is receiving, or rightly waits for a worker. */
  boolean isTurning() {
    return full || System.nanoTime() - turnedAt < STUCK_AFTER.toNanos();
  }

  private void turn() {
    int places = takeRoom();
    turnedAt = System.nanoTime();
    if (isStopped()) {
      return;
    }
    List<Held> messages = List.of();
    try {
      messages =
          inbox.receive(places, reachable ? config.longPoll() : Duration.ZERO, config.visibility());
      reachable = true;
      failures = 0;
    } catch (AwsFailure e) {
      pause(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Defect while receiving", e);
      pause("a defect");
    } finally {
      room.release(places - messages.size());
    }
    messages.forEach(received);
  }

  /** At least one place, and whatever else is free. */
  private int takeRoom() {
    full = true;
    room.acquireUninterruptibly();
    full = false;
    int more = Math.min(room.availablePermits(), Inbox.BATCH - 1);
    return 1 + (room.tryAcquire(more) ? more : 0);
  }

  private void pause(String reason) {
    reachable = false;
    long bound = FIRST_PAUSE.toMillis() << Math.min(failures++, 10);
    long millis = Math.min(bound, LONGEST_PAUSE.toMillis());
    LOG.warnf("Nothing can be received, again within %d ms: %s", millis, reason);
    try {
      stop.await(
          ThreadLocalRandom.current().nextLong(millis / 2, millis + 1), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
