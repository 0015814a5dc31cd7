package io.snaprelay.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.snaprelay.aws.DeadLetters;
import io.snaprelay.aws.Queue;
import io.snaprelay.events.RunStarted;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Delivery;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Queue, bus and ledger over AWS's wire protocol, by the role of each service. */
class QueueByRoleTest {
  private static final Disposition AT_ONCE = new Disposition.Release(Duration.ZERO);
  private static final Disposition UNREADABLE = new Disposition.DeadLetter("Not JSON");

  /** A message that came again by itself would be one too many. */
  private static final Duration UNTIL_SETTLED = Duration.ofMinutes(5);

  private static LocalAws aws;
  private static SqsClient sqs;

  @BeforeAll
  static void everythingIsLaid() throws IOException {
    aws = LocalAws.builder().start();
    sqs = aws.client(SqsClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
    for (Service service : Service.values()) {
      sqs.createQueue(it -> it.queueName(service.queueName()));
      sqs.createQueue(it -> it.queueName(service.deadLetterQueueName()));
    }
    try (S3Client s3 = aws.client(S3Client.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
        EventBridgeClient events =
            aws.client(EventBridgeClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1)) {
      s3.createBucket(it -> it.bucket(OneStep.BUCKET));
      events.createEventBus(it -> it.name(OneStep.BUS));
    }
  }

  @AfterAll
  static void close() {
    sqs.close();
    aws.close();
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void noiseIsBuriedAndWhatIsNotYetComesAgain(Service service) throws InterruptedException {
    send(service, "noise");
    send(service, "not yet");

    work(service, 3, role -> QueueByRoleTest::judge);

    assertEquals(List.of("noise"), bodies(service.deadLetterQueueName()));
    assertEquals(List.of(), bodies(service.queueName()));
  }

  private static Disposition judge(Delivery delivery) {
    if (delivery.body().equals("noise")) {
      return UNREADABLE;
    }
    return delivery.receiveCount() == 1 ? AT_ONCE : Disposition.ACKNOWLEDGE;
  }

  /** Our event, its re-check, and the same re-check again. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTIFIER")
  void whoeverRecordsTheLastStepClosesTheRun(Service service) throws InterruptedException {
    FrozenPlan plan = Runs.nightly().frozen("trigger-of-" + service);
    try (S3Client s3 = aws.client(S3Client.builder(), Runs.ACCOUNT, Region.EU_WEST_1)) {
      RunLedger ledger = OneStep.ledger(s3);
      ledger.freeze(plan);
      assertEquals(List.of(plan.run()), ledger.open());
      send(service, OneStep.message(begins(plan, ledger)));

      work(service, 3, role -> new OneStep(role, service).loop()::handle);

      assertEquals(List.of(), ledger.open());
      assertTrue(
          ledger
              .recorded(plan.run())
              .containsAll(new Run(plan, ledger, "", Clock.systemUTC()).steps().names()));
      assertEquals(List.of(), bodies(service.queueName()));
    }
  }

  private static RunStarted begins(FrozenPlan plan, RunLedger ledger) {
    Run run = new Run(plan, ledger, "cause", Runs.REQUESTED_AT);
    return new RunStarted(
        run.header(RunStarted.class, plan.databaseName()),
        plan.trigger(),
        plan.planName(),
        plan.database());
  }

  /** Until so many deliveries are through. */
  private static void work(
      Service service,
      int deliveries,
      Function<ActingService, Function<Delivery, Disposition>> reaction)
      throws InterruptedException {
    CountDownLatch through = new CountDownLatch(deliveries);
    try (ActingService role = new ActingService(service, aws, QueueByRoleTest.class);
        SqsClient own = role.client(SqsClient.builder(), Region.EU_WEST_1)) {
      Function<Delivery, Disposition> acts = reaction.apply(role);
      Poller poller =
          poller(
              own,
              service,
              delivery -> {
                Disposition disposition = acts.apply(delivery);
                through.countDown();
                return disposition;
              });
      poller.start();
      assertTrue(through.await(1, TimeUnit.MINUTES));
      settled(poller);
      poller.stop();
    }
  }

  private static void settled(Poller poller) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!poller.isIdle() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static Poller poller(
      SqsClient own, Service service, Function<Delivery, Disposition> reaction) {
    Clock clock = Clock.systemUTC();
    Inbox inbox = new Inbox(own, new Queue(own, service.queueName()), clock);
    DeadLetters dead = new DeadLetters(new Queue(own, service.deadLetterQueueName()));
    Settler settler = new Settler(inbox, dead, UNTIL_SETTLED, clock);
    LoopMetrics metrics = new LoopMetrics(new SimpleMeterRegistry());
    ContainerConfig atOnce =
        TestConfig.QUICK.withLongPoll(Duration.ZERO).withVisibility(UNTIL_SETTLED);
    return new Poller(reaction, inbox, settler, metrics, atOnce);
  }

  private static void send(Service service, String body) {
    sqs.sendMessage(it -> it.queueUrl(url(service.queueName())).messageBody(body));
  }

  private static List<String> bodies(String queue) {
    return sqs.receiveMessage(it -> it.queueUrl(url(queue)).waitTimeSeconds(0)).messages().stream()
        .map(Message::body)
        .toList();
  }

  private static String url(String queue) {
    return sqs.getQueueUrl(it -> it.queueName(queue)).queueUrl();
  }
}
