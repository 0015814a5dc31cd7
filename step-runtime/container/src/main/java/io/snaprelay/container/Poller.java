package io.snaprelay.container;

import io.snaprelay.runtime.TraceContext;
import io.snaprelay.step.Delivery;
import io.snaprelay.step.Disposition;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Polls the service's queue, from start to stop. */
final class Poller {
  private static final Logger LOG = Logger.getLogger(Poller.class);

  /** What becomes of a message whose reaction brought a worker down. */
  private static final Disposition AGAIN = new Disposition.Release(Duration.ofMinutes(1));

  private final Function<Delivery, Disposition> loop;
  private final Settler settler;
  private final LoopMetrics metrics;
  private final Duration drain;
  private final Semaphore room;
  private final Receiver receiver;
  private final ExecutorService workers;
  private final ExecutorService receiving =
      Executors.newSingleThreadExecutor(Threads.named("receiver"));

  Poller(
      Function<Delivery, Disposition> loop,
      Inbox inbox,
      Settler settler,
      LoopMetrics metrics,
      ContainerConfig config) {
    this.loop = loop;
    this.settler = settler;
    this.metrics = metrics;
    this.drain = config.drain();
    this.room = new Semaphore(config.workers());
    this.receiver = new Receiver(inbox, config, room, this::received);
    this.workers = Executors.newFixedThreadPool(config.workers(), Threads.named("worker"));
  }

  void start() {
    settler.start();
    receiving.execute(receiver);
  }

  /**
   * Receives no more, lets the reactions at work finish while the time lasts, and gives back the
   * rest.
   */
  void stop() {
    long end = System.nanoTime() + drain.toNanos();
    receiver.stop();
    boolean drained = await(receiving, end) && await(workers, end);
    if (!drained) {
      LOG.warnf("%d messages are given back unfinished", settler.inFlight());
    }
    settler.close();
  }

  boolean isReady() {
    return receiver.isReachable() && !receiver.isStopped();
  }

  boolean isLive() {
    return receiver.isTurning();
  }

  /** Whether no message is held. */
  boolean isIdle() {
    return settler.inFlight() == 0;
  }

  private void received(Held message) {
    settler.hold(message);
    if (!receiver.isStopped()) {
      workers.execute(() -> work(message));
    }
  }

  private void work(Held message) {
    Disposition disposition = AGAIN;
    try {
      disposition = metrics.time(() -> handle(message.delivery()));
    } finally {
      metrics.count(disposition);
      settler.settle(message, disposition);
      room.release();
    }
  }

  private Disposition handle(Delivery delivery) {
    return TraceContext.within(delivery.body(), () -> loop.apply(delivery));
  }

  private static boolean await(ExecutorService pool, long end) {
    pool.shutdown();
    try {
      return pool.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
