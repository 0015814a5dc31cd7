package io.snaprelay.container;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.DeadLetters;
import io.snaprelay.container.Inbox.Hiding;
import io.snaprelay.step.Disposition;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps messages hidden while they are worked on and does with them afterwards what the loop says.
 * All of it on one thread: a heartbeat can never overtake a release. What piles up while a call is
 * made goes into the next batch.
 */
final class Settler implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Settler.class);

  /** Counted from the first receipt (SQS Developer Guide, "Visibility timeout"). */
  private static final Duration LONGEST_HIDDEN = Duration.ofHours(12).minusMinutes(1);

  private static final Duration LAST_CALLS = Duration.ofSeconds(4);

  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final Duration visibility;
  private final Clock clock;
  private final Set<Held> held = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

  /** A reaction that ends after the last call has nothing left to say. */
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1, Threads.named("settler"), new ThreadPoolExecutor.DiscardPolicy());

  private record Done(Held held, Disposition disposition) {}

  Settler(Inbox inbox, DeadLetters deadLetters, Duration visibility, Clock clock) {
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.visibility = visibility;
    this.clock = clock;
  }

  void start() {
    long half = visibility.toMillis() / 2;
    thread.scheduleWithFixedDelay(this::heartbeat, half, half, TimeUnit.MILLISECONDS);
  }

  /** From now on the message stays hidden, until it is settled. */
  void hold(Held message) {
    held.add(message);
  }

  /** The message is through. */
  void settle(Held message, Disposition disposition) {
    done.add(new Done(message, disposition));
    thread.execute(this::flush);
  }

  int inFlight() {
    return held.size();
  }

  /** Settles what is done, and gives back at once what is not. */
  @Override
  public void close() {
    thread.execute(this::giveBack);
    thread.shutdown();
    try {
      thread.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void heartbeat() {
    List<Hiding> working = held.stream().map(each -> new Hiding(each, visibility)).toList();
    attempt(() -> inbox.hide(working));
  }

  private void giveBack() {
    List<Hiding> unfinished = held.stream().map(each -> new Hiding(each, Duration.ZERO)).toList();
    held.clear();
    attempt(() -> inbox.hide(unfinished));
  }

  private void flush() {
    List<Done> batch = new ArrayList<>();
    done.drainTo(batch);
    List<Held> delete = new ArrayList<>();
    List<Hiding> release = new ArrayList<>();
    for (Done each : batch) {
      if (each.disposition() instanceof Disposition.Release later) {
        release.add(new Hiding(each.held(), atMost(each.held(), later.after())));
      } else if (isSafeToDelete(each)) {
        delete.add(each.held());
      }
    }
    attempt(() -> inbox.delete(delete));
    attempt(() -> inbox.hide(release));
    batch.forEach(each -> held.remove(each.held()));
  }

  /** What the dead-letter queue did not take stays where it is, and comes again. */
  private boolean isSafeToDelete(Done message) {
    return !(message.disposition() instanceof Disposition.DeadLetter dead)
        || attempt(() -> deadLetters.send(message.held().delivery().body(), dead.reason()));
  }

  private Duration atMost(Held message, Duration after) {
    Duration left = LONGEST_HIDDEN.minus(Duration.between(message.receivedAt(), clock.instant()));
    Duration cut = after.compareTo(left) < 0 ? after : left;
    return cut.isNegative() ? Duration.ZERO : cut;
  }

  /** Whatever fails here, the message comes again when its time is over. */
  private static boolean attempt(Runnable calls) {
    try {
      calls.run();
      return true;
    } catch (AwsFailure e) {
      LOG.warnf("A message could not be settled and comes again: %s", e.getMessage());
      return false;
    } catch (RuntimeException e) {
      LOG.error("Defect while settling messages", e);
      return false;
    }
  }
}
