package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** The messages of one standard queue. */
final class Queue {

  private static final int MOST_IN_FLIGHT = 120_000;
  private static final Duration BETWEEN_PURGES = Duration.ofSeconds(60);

  /** Unique in the process, so that a message keeps its number when it moves. */
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private final QueueSettings settings;
  private final Timeline time;
  private final SqsFaults faults;
  private final Function<QueueArn, Optional<Queue>> otherQueues;

  private final ReentrantLock lock = new ReentrantLock();
  private final Doorbell bell;
  private final Shelf shelf = new Shelf();
  private Instant purgeAllowed = Instant.MIN;

  Queue(
      QueueSettings settings,
      Timeline time,
      SqsFaults faults,
      Function<QueueArn, Optional<Queue>> otherQueues) {
    this.settings = settings;
    this.time = time;
    this.bell = new Doorbell(lock, time);
    this.faults = faults;
    this.otherQueues = otherQueues;
  }

  QueueSettings settings() {
    return settings;
  }

  /** Stores a message that has passed the rules, and gives its id. */
  String send(MessageContent content, Duration delay, String sender) {
    Instant now = time.now();
    StoredMessage message = StoredMessage.sent(SEQUENCE.incrementAndGet(), content, sender, now);
    put(message, now.plus(delay));
    if (faults.duplicates(settings.arn().toString())) {
      put(message.duplicate(SEQUENCE.incrementAndGet()), now.plus(delay));
    }
    return message.id();
  }

  private void put(StoredMessage message, Instant visibleAt) {
    boolean overtakes = faults.overtakes(settings.arn().toString());
    locked(
        () -> {
          if (visibleAt.isAfter(time.now())) {
            shelf.hide(message, visibleAt);
          } else if (overtakes) {
            shelf.putFirst(message);
          } else {
            shelf.putLast(message);
          }
          bell.ring();
        });
  }

  /** Takes a message that was received too often from the queue that it was sent to. */
  private void bury(StoredMessage message, QueueArn source) {
    message.comesFrom(source);
    put(message, time.now());
  }

  /**
   * Receives messages, waiting for the first if there is none.
   *
   * @return empty when the wait is over, or the thread is interrupted
   */
  List<ReceivedMessage> receive(Receive order) {
    long deadline = System.nanoTime() + order.poll().toNanos();
    for (; ; ) {
      List<StoredMessage> dead = new ArrayList<>();
      Optional<List<ReceivedMessage>> received =
          locked(() -> receiveOrAwait(order, deadline - System.nanoTime(), dead));
      dead.forEach(
          message -> deadLetterQueue().ifPresent(queue -> queue.bury(message, settings.arn())));
      if (received.isPresent()) {
        return received.get();
      }
    }
  }

  /** Empty when something may have changed and it is worth trying again. */
  private Optional<List<ReceivedMessage>> receiveOrAwait(
      Receive order, long nanosLeft, List<StoredMessage> dead) {
    List<ReceivedMessage> received = takeVisible(order, dead);
    if (!received.isEmpty() || nanosLeft <= 0) {
      return Optional.of(received);
    }
    try {
      if (dead.isEmpty()) {
        bell.await(nanosLeft, shelf.nextVisible());
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(List.of());
    }
  }

  private List<ReceivedMessage> takeVisible(Receive order, List<StoredMessage> dead) {
    Instant now = time.now();
    shelf.uncover(now);
    checkInFlight();
    List<ReceivedMessage> received = new ArrayList<>();
    while (received.size() < order.most() && shelf.visible() > 0) {
      StoredMessage message = shelf.takeVisible();
      if (isExpired(message, now)) {
        shelf.remove(message);
      } else if (isDead(message)) {
        shelf.remove(message);
        dead.add(message);
      } else {
        received.add(message.receive(now));
        shelf.hide(message, now.plus(order.visibilityTimeout()));
      }
    }
    return received;
  }

  private void checkInFlight() {
    if (shelf.hidden() >= MOST_IN_FLIGHT && shelf.inFlight() >= MOST_IN_FLIGHT) {
      throw SqsError.OVER_LIMIT.because("The queue has 120000 messages in flight.");
    }
  }

  private boolean isExpired(StoredMessage message, Instant now) {
    return !message.sentAt().isAfter(oldestKept(now));
  }

  private Instant oldestKept(Instant now) {
    return now.minus(settings.attributes().seconds("MessageRetentionPeriod"));
  }

  private boolean isDead(StoredMessage message) {
    return redrivePolicy().filter(p -> message.receives() >= p.maxReceiveCount()).isPresent()
        && deadLetterQueue().isPresent();
  }

  private Optional<Queue> deadLetterQueue() {
    return redrivePolicy().flatMap(policy -> otherQueues.apply(policy.deadLetterQueue()));
  }

  private Optional<RedrivePolicy> redrivePolicy() {
    return settings.attributes().redrivePolicy();
  }

  /** Deletes a message if the handle is that of its last receive; otherwise it does nothing. */
  void delete(ReceiptHandle handle) {
    locked(
        () ->
            shelf
                .find(handle.sequence())
                .filter(message -> message.isLastReceivedBy(handle))
                .ifPresent(shelf::remove));
  }

  /** Counts the visibility timeout of a received message anew, from now. */
  void changeVisibility(ReceiptHandle handle, Duration timeout) {
    locked(
        () -> {
          Instant now = time.now();
          shelf.uncover(now);
          StoredMessage message = shelf.received(handle);
          message.checkHideUntil(now.plus(timeout), timeout);
          // AWS answers 200 for a message that is visible again, and leaves it as it is.
          if (shelf.isHidden(message)) {
            shelf.hide(message, now.plus(timeout));
            bell.ring();
          }
        });
  }

  void purge() {
    locked(
        () -> {
          Instant now = time.now();
          if (now.isBefore(purgeAllowed)) {
            throw SqsError.PURGE_QUEUE_IN_PROGRESS.because(
                "Only one PurgeQueue operation on %s is allowed every 60 seconds."
                    .formatted(settings.arn().name()));
          }
          purgeAllowed = now.plus(BETWEEN_PURGES);
          shelf.clear();
        });
  }

  /** Takes out everything that is visible, for those who move messages elsewhere. */
  List<StoredMessage> takeAllVisible() {
    return locked(
        () -> {
          shelf.uncover(time.now());
          return shelf.takeAllVisible();
        });
  }

  void putBack(StoredMessage message) {
    put(message, time.now());
  }

  /** The counts of GetQueueAttributes, by AWS's names. */
  Map<String, String> counts() {
    return locked(
        () -> {
          Instant now = time.now();
          shelf.uncover(now);
          shelf.removeSentUntil(oldestKept(now));
          return Map.of(
              "ApproximateNumberOfMessages", Integer.toString(shelf.visible()),
              "ApproximateNumberOfMessagesNotVisible", Integer.toString(shelf.inFlight()),
              "ApproximateNumberOfMessagesDelayed", Integer.toString(shelf.delayed()));
        });
  }

  private void locked(Runnable work) {
    locked(
        () -> {
          work.run();
          return null;
        });
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
