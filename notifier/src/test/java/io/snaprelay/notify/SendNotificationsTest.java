package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.notify.channel.FakeChannel;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Occasion;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendNotificationsTest {
  private static final Notify OPS = new Notify(Notify.Channel.WEBHOOK, "ops", Set.of());
  private static final Notify AUDIT = new Notify(Notify.Channel.WEBHOOK, "audit", Set.of());
  private static final FrozenPlan BOTH = SamplePlan.plan(OPS, AUDIT);
  private static final FrozenPlan ONE = SamplePlan.plan(OPS);

  private final NotifierBench bench = new NotifierBench();
  private FakeChannel ops;
  private FakeChannel audit;

  @BeforeEach
  void open() throws IOException {
    ops = new FakeChannel();
    audit = new FakeChannel();
    bench.set("snaprelay.channels.webhook.ops.url", ops.url());
    bench.set("snaprelay.channels.webhook.audit.url", audit.url());
  }

  @AfterEach
  void close() {
    ops.close();
    audit.close();
  }

  private Disposition complete(FrozenPlan plan) {
    return bench.loop.deliver(succeeded(plan));
  }

  private RunCompleted succeeded(FrozenPlan plan) {
    return bench.run(plan).succeeded().completed();
  }

  @Test
  void everyChannelIsToldOnceHoweverOftenTheEventComes() {
    bench.start();

    for (int i = 0; i < 5; i++) {
      assertEquals(Disposition.ACKNOWLEDGE, complete(BOTH));
    }

    assertEquals(1, ops.received().size());
    assertEquals(1, audit.received().size());
  }

  @Test
  void whatAnotherDeliveryIsSendingIsNotSentASecondTime() {
    bench.start();
    RunCompleted completed = succeeded(ONE);
    begunByAnother(completed);

    Disposition meanwhile = bench.loop.deliver(completed);

    assertEquals(new Disposition.Release(Duration.ofSeconds(5)), meanwhile);
    assertEquals(0, ops.received().size());
  }

  @Test
  void whatSomebodyBeganToSendWhoIsNoMoreIsSent() {
    bench.start();
    RunCompleted completed = succeeded(ONE);
    begunByAnother(completed);
    bench.loop.clock.advance(Duration.ofMinutes(4));

    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(completed));
    assertEquals(1, ops.received().size());
  }

  private void begunByAnother(RunCompleted completed) {
    Notice notice = bench.notices.of(completed).orElseThrow().notice();
    Recipient recipient = new Recipient(Notify.Channel.WEBHOOK, "ops");
    assertTrue(
        DeliveryLog.of(notice, recipient, bench.loop.store)
            .begin(bench.loop.clock.instant(), Duration.ofSeconds(30)));
  }

  @Test
  void aFailingChannelIsTriedAgainAndTheOtherIsLeftInPeace() {
    ops.answers(500);
    bench.start();

    Disposition first = complete(BOTH);
    bench.loop.clock.advance(Duration.ofSeconds(5));
    Disposition second = complete(BOTH);

    assertEquals(new Disposition.Release(Duration.ofSeconds(5)), first);
    assertEquals(Disposition.ACKNOWLEDGE, second);
    assertEquals(2, ops.received().size());
    assertEquals(1, audit.received().size());
  }

  @Test
  void aMessageThatComesTooEarlyDoesNotTryAgain() {
    ops.answers(503);
    bench.start();
    complete(ONE);
    bench.loop.clock.advance(Duration.ofSeconds(2));

    Disposition early = complete(ONE);

    assertEquals(new Disposition.Release(Duration.ofSeconds(3)), early);
    assertEquals(1, ops.received().size());
  }

  @Test
  void aChannelThatIsDownIsGivenUpAfterAllAttempts() {
    ops.close();
    bench.set("snaprelay.delivery.attempts", "3").start();

    assertInstanceOf(Disposition.Release.class, complete(ONE));
    bench.loop.clock.advance(Duration.ofMinutes(1));
    assertInstanceOf(Disposition.Release.class, complete(ONE));
    bench.loop.clock.advance(Duration.ofMinutes(1));
    assertEquals(Disposition.ACKNOWLEDGE, complete(ONE));
    assertEquals(Disposition.ACKNOWLEDGE, complete(ONE));

    String noted = bench.texts(ONE, "notified");
    assertTrue(noted.contains("\"result\":\"GIVEN_UP\""), noted);
    assertTrue(noted.contains("\"attempts\":3"), noted);
    assertTrue(noted.contains("it cannot be reached (ConnectException)"), noted);
    assertFalse(noted.contains("127.0.0.1"), "an address may be a secret");
  }

  @Test
  void aChannelThatNeverAnswersHoldsUpNobody() {
    ops.neverAnswers();
    bench.set("snaprelay.delivery.timeout", "3S").start();

    Disposition disposition = complete(BOTH);

    assertInstanceOf(Disposition.Release.class, disposition);
    assertEquals(1, audit.received().size());
    assertTrue(bench.texts(BOTH, "notified").contains("no answer within 3 s"));
    assertTrue(bench.keys(BOTH, "evidence").stream().anyMatch(key -> key.endsWith(".html")));
  }

  @Test
  void aChannelThatIsGoneIsGivenUpAtOnce() {
    ops.answers(404);
    bench.start();

    assertEquals(Disposition.ACKNOWLEDGE, complete(ONE));
    assertEquals(Disposition.ACKNOWLEDGE, complete(ONE));

    assertEquals(1, ops.received().size());
    assertTrue(bench.texts(ONE, "notified").contains("it answers HTTP 404"));
  }

  @Test
  void aRedirectIsNotFollowed() {
    ops.answers(302, Map.of("Location", audit.url()));
    bench.start();

    complete(ONE);

    assertEquals(0, audit.received().size());
    assertTrue(bench.texts(ONE, "notified").contains("redirects are not followed"));
  }

  @Test
  void aChannelThatAsksForTimeGetsIt() {
    ops.answers(429, Map.of("Retry-After", "120"));
    bench.start();

    assertEquals(new Disposition.Release(Duration.ofSeconds(120)), complete(ONE));
  }

  @Test
  void noChannelCanAskForMoreThanAQuarterOfAnHour() {
    ops.answers(429, Map.of("Retry-After", "999999"));
    bench.start();

    assertEquals(new Disposition.Release(Duration.ofMinutes(15)), complete(ONE));
  }

  @Test
  void aChannelThatIsNotConfiguredIsGivenUpByTheNameOfTheMissingKey() {
    FrozenPlan plan = SamplePlan.plan(OPS, new Notify(Notify.Channel.SLACK, "dba", Set.of()));
    bench.start();

    assertEquals(Disposition.ACKNOWLEDGE, complete(plan));

    assertEquals(
        List.of("SUCCEEDED", "UNDELIVERED"),
        ops.received().stream().map(got -> got.json().path("occasion").textValue()).toList());
    String noted = bench.texts(plan, "notified");
    assertTrue(noted.contains("snaprelay.channels.slack.dba.url is not set"), noted);
  }

  @Test
  void anAddressThatIsNoneIsRefusedWithoutRepeatingIt() {
    bench.set("snaprelay.channels.webhook.ops.url", "hooks.example.org/s3cret").start();

    complete(ONE);

    String noted = bench.texts(ONE, "notified");
    assertTrue(noted.contains("snaprelay.channels.webhook.ops.url is no address"), noted);
    assertFalse(noted.contains("s3cret"), noted);
  }

  @Test
  void whoAskedForFailuresOnlyHearsNothingElse() {
    Notify failures = new Notify(Notify.Channel.WEBHOOK, "ops", Set.of(Occasion.FAILED));
    FrozenPlan plan = SamplePlan.plan(failures);
    bench.start();

    bench.run(plan);
    bench.loop.deliver(NotifierBench.started(plan));
    complete(plan);

    assertEquals(0, ops.received().size());
  }

  @Test
  void startAndEndAreTwoNotices() {
    bench.start();
    bench.run(ONE);

    bench.loop.deliver(NotifierBench.started(ONE));
    complete(ONE);

    assertEquals(2, ops.received().size());
  }

  @Test
  void anEndThatTheLedgerDoesNotKnowIsNoNews() {
    bench.start();
    RunCompleted tooEarly = bench.run(ONE).snapshotted().completed();

    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(tooEarly));

    assertEquals(0, ops.received().size());
    assertEquals(0, bench.keys(ONE, "evidence").size());
  }

  @Test
  void aLedgerThatFailsAfterTheMessageWasSentMakesItTwiceRatherThanNever() {
    bench.start();
    Notice notice = bench.notices.of(succeeded(ONE)).orElseThrow().notice();
    Recipient recipient = new Recipient(Notify.Channel.WEBHOOK, "ops");
    Courier.Errand errand = bench.courier.setOut(notice, recipient);
    bench.loop.faults.failBefore(
        "ledger.create", FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "SlowDown", "S3"));

    assertThrows(AwsFailure.class, errand::settle);
    bench.loop.clock.advance(Duration.ofMinutes(4));
    assertEquals(Optional.empty(), bench.courier.setOut(notice, recipient).settle());
    assertEquals(Optional.empty(), bench.courier.setOut(notice, recipient).settle());

    assertEquals(2, ops.received().size());
  }
}
