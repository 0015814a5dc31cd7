package io.snaprelay.localaws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.RealTimeline;
import io.snaprelay.localaws.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the wire cannot show: faults on purpose, many threads, a timeline whose alarms lie. */
class QueueTest {

  private static final QueueArn ARN = new QueueArn("eu-west-1", "111111111111", "work");
  private static final Duration NO_WAIT = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void aDuplicateHasTheSameIdAndMustBeDeletedByItself() {
    Queue queue = queue(new Faults(true, false), 1);
    queue.send(MessageContent.of("m"), Duration.ZERO, "me");

    List<ReceivedMessage> both = queue.receive(new Receive(10, NO_WAIT, LONG));

    assertEquals(2, both.size());
    assertEquals(both.get(0).id(), both.get(1).id());
    assertNotEquals(both.get(0).receiptHandle(), both.get(1).receiptHandle());
    queue.delete(ReceiptHandle.parse(both.get(0).receiptHandle()));
    assertEquals("1", queue.counts().get("ApproximateNumberOfMessagesNotVisible"));
  }

  @Test
  void anOvertakingMessageComesBeforeTheOneThatWaits() {
    Queue queue = queue(new Faults(false, true), 1);
    queue.send(MessageContent.of("first"), Duration.ZERO, "me");
    queue.send(MessageContent.of("second"), Duration.ZERO, "me");

    List<ReceivedMessage> both = queue.receive(new Receive(10, NO_WAIT, LONG));

    assertEquals(List.of("second", "first"), both.stream().map(m -> m.content().body()).toList());
  }

  @Test
  void aMessageWakesThePollThatWaitsForIt() throws Exception {
    Queue queue = queue(SqsFaults.NONE, 1);
    BlockingQueue<List<ReceivedMessage>> polled = new LinkedBlockingQueue<>();
    Thread poller =
        new Thread(() -> polled.add(queue.receive(new Receive(1, Duration.ofMinutes(2), LONG))));
    poller.start();
    awaitWaiting(poller);

    queue.send(MessageContent.of("now"), Duration.ZERO, "me");

    List<ReceivedMessage> messages = polled.poll(30, TimeUnit.SECONDS);
    poller.interrupt();
    assertEquals(1, messages == null ? 0 : messages.size());
  }

  private static void awaitWaiting(Thread thread) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (thread.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertEquals(Thread.State.TIMED_WAITING, thread.getState());
  }

  @Test
  void everyMessageReachesExactlyOneOfManyReceivers() throws Exception {
    Queue queue = queue(SqsFaults.NONE, 1);
    int messages = 2_000;
    Map<String, Integer> seen = new ConcurrentHashMap<>();
    CountDownLatch all = new CountDownLatch(messages);
    ExecutorService receivers = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8; i++) {
      receivers.execute(() -> receiveUntilInterrupted(queue, seen, all));
    }

    IntStream.range(0, messages)
        .forEach(i -> queue.send(MessageContent.of("m" + i), Duration.ZERO, "me"));

    assertTrue(all.await(30, TimeUnit.SECONDS), () -> seen.size() + " arrived");
    receivers.shutdownNow();
    assertTrue(receivers.awaitTermination(30, TimeUnit.SECONDS));
    assertEquals(Set.of(1), new HashSet<>(seen.values()));
  }

  private static void receiveUntilInterrupted(
      Queue queue, Map<String, Integer> seen, CountDownLatch all) {
    while (!Thread.currentThread().isInterrupted()) {
      for (ReceivedMessage m : queue.receive(new Receive(10, Duration.ofSeconds(20), LONG))) {
        seen.merge(m.content().body(), 1, Integer::sum);
        queue.delete(ReceiptHandle.parse(m.receiptHandle()));
        all.countDown();
      }
    }
  }

  @Test
  void aHiddenMessageComesOnTimeAlthoughTheTimelineRingsAtOnceOrNever() {
    for (double scale : new double[] {0, 0.001, 60}) {
      Queue queue = queue(SqsFaults.NONE, scale);
      queue.send(MessageContent.of("m"), Duration.ofSeconds(1), "me");
      assertTrue(queue.receive(new Receive(1, NO_WAIT, LONG)).isEmpty());
      assertEquals(1, queue.receive(new Receive(1, Duration.ofSeconds(20), LONG)).size());
    }
  }

  @Test
  void aPollAsksTheTimelineForOneAlarmAndDoesNotSpin() {
    AtomicInteger alarms = new AtomicInteger();
    RealTimeline real = new RealTimeline(0);
    Queue queue = queue(SqsFaults.NONE, new CountingTimeline(real, alarms));
    queue.send(MessageContent.of("m"), Duration.ofSeconds(900), "me");

    assertTrue(queue.receive(new Receive(1, Duration.ofMillis(300), LONG)).isEmpty());

    assertEquals(1, alarms.get());
  }

  private static Queue queue(SqsFaults faults, double scale) {
    return queue(faults, new RealTimeline(scale));
  }

  private static Queue queue(SqsFaults faults, Timeline time) {
    return new Queue(
        new QueueSettings(ARN, QueueAttributes.defaults(), time),
        time,
        faults,
        arn -> Optional.empty());
  }

  private record Faults(boolean duplicate, boolean overtake) implements SqsFaults {
    @Override
    public boolean duplicates(String queueArn) {
      return duplicate;
    }

    @Override
    public boolean overtakes(String queueArn) {
      return overtake;
    }
  }

  private record CountingTimeline(RealTimeline real, AtomicInteger alarms) implements Timeline {
    @Override
    public Instant now() {
      return real.now();
    }

    @Override
    public Optional<Instant> onWallClock(Instant instant) {
      return real.onWallClock(instant);
    }

    @Override
    public void after(Duration delay, Runnable job) {
      alarms.incrementAndGet();
      real.after(delay, job);
    }
  }
}
