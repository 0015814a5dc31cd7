package io.snaprelay.container;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.snaprelay.aws.DeadLetters;
import io.snaprelay.aws.Queue;
import io.snaprelay.aws.testing.FakeSqs;
import io.snaprelay.step.Delivery;
import io.snaprelay.step.Disposition;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A poller over a queue in memory. */
@Timeout(60)
abstract class PollerBench {
  static final String QUEUE = "own";
  static final String DEAD = "dlq";

  final FakeSqs sqs = new FakeSqs();
  final List<Delivery> handled = new CopyOnWriteArrayList<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  Poller poller;

  @AfterEach
  void stopPoller() {
    poller.stop();
  }

  final void start(Function<Delivery, Disposition> reaction) {
    start(TestConfig.QUICK, reaction);
  }

  final void start(ContainerConfig config, Function<Delivery, Disposition> reaction) {
    Inbox inbox = new Inbox(sqs, new Queue(sqs, QUEUE), Clock.systemUTC());
    DeadLetters deadLetters = new DeadLetters(new Queue(sqs, DEAD));
    Settler settler = new Settler(inbox, deadLetters, config.visibility(), Clock.systemUTC());
    poller =
        new Poller(
            delivery -> {
              handled.add(delivery);
              return reaction.apply(delivery);
            },
            inbox,
            settler,
            new LoopMetrics(registry),
            config);
    poller.start();
  }

  final void send(String body) {
    sqs.sendMessage(it -> it.queueUrl("https://sqs.fake/" + QUEUE).messageBody(body));
  }

  final int hidden() {
    return sqs.messages(QUEUE).size() - sqs.visible(QUEUE);
  }

  final double count(String outcome) {
    return registry.counter("snaprelay.messages", "outcome", outcome).count();
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
