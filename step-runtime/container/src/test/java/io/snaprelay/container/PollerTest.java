package io.snaprelay.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.step.Disposition;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** From receive to stop. */
class PollerTest extends PollerBench {
  @Test
  void aReactionThatBringsItsWorkerDownCostsNoWorker() {
    send("one");
    send("two");

    start(
        TestConfig.QUICK.withWorkers(1),
        delivery -> {
          if (delivery.body().equals("one")) {
            throw new StackOverflowError("on purpose");
          }
          return Disposition.ACKNOWLEDGE;
        });

    sqs.await(() -> sqs.messages(QUEUE).size() == 1 && poller.isIdle());
    assertEquals("one", sqs.messages(QUEUE).get(0).body());
  }

  @Test
  void noMoreMessagesAreHeldThanThereAreWorkers() {
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 10; i++) {
      send("message " + i);
    }

    start(
        TestConfig.QUICK.withWorkers(2),
        delivery -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          sqs.await(() -> hidden() == 2 || sqs.messages(QUEUE).size() < 3);
          atWork.decrementAndGet();
          return Disposition.ACKNOWLEDGE;
        });

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    assertEquals(2, most.get());
  }

  @Test
  void aReceiveThatFailsIsTriedAgainAndReadinessTells() {
    sqs.failNext("ReceiveMessage", "RequestThrottled");
    sqs.failNext("ReceiveMessage", "InternalError");
    send("patient");

    start(delivery -> Disposition.ACKNOWLEDGE);
    assertFalse(poller.isReady(), "no receive was answered yet");

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    assertTrue(poller.isReady());
    assertTrue(poller.isLive());
  }

  @Test
  void stopWaitsForTheReactionAtWork() throws InterruptedException {
    CountDownLatch finish = new CountDownLatch(1);
    send("at work");
    start(
        delivery -> {
          await(finish);
          return Disposition.ACKNOWLEDGE;
        });
    sqs.await(() -> !handled.isEmpty());

    Thread stopping = new Thread(poller::stop);
    stopping.start();
    sqs.await(() -> !poller.isReady());
    finish.countDown();
    stopping.join();

    assertTrue(sqs.messages(QUEUE).isEmpty());
  }

  @Test
  void stopGivesBackWhatIsNotDoneInTime() {
    send("endless");
    CountDownLatch never = new CountDownLatch(1);
    start(
        TestConfig.QUICK.withDrain(Duration.ofSeconds(2)),
        delivery -> {
          await(never);
          return Disposition.ACKNOWLEDGE;
        });
    sqs.await(() -> !handled.isEmpty());

    poller.stop();

    assertEquals(1, sqs.visible(QUEUE));
    never.countDown();
  }

  @Test
  void whatTheLastReceiveBringsIsGivenBackUnhandled() throws InterruptedException {
    start(
        TestConfig.QUICK.withLongPoll(Duration.ofSeconds(20)), delivery -> Disposition.ACKNOWLEDGE);
    sqs.await(() -> sqs.receiving() == 1 && poller.isReady());

    Thread stopping = new Thread(poller::stop);
    stopping.start();
    sqs.await(() -> !poller.isReady());
    send("too late");
    stopping.join();

    assertTrue(handled.isEmpty());
    assertEquals(1, sqs.visible(QUEUE));
    assertEquals(1, sqs.receives(QUEUE), "it was received, and not left to time out");
  }
}
