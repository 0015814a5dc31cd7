package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.notify.channel.FakeChannel;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Channel;
import io.snaprelay.plan.Notify.Occasion;
import io.snaprelay.step.Disposition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that is out is known to somebody. */
class UndeliveredTest {
  private static final Notify OPS = new Notify(Channel.WEBHOOK, "ops", Set.of());
  private static final Notify AUDIT = failuresOnly(Channel.WEBHOOK, "audit");
  private static final Notify CHAT = failuresOnly(Channel.WEBHOOK, "chat");
  private static final Notify ONCALL = failuresOnly(Channel.PAGERDUTY, "oncall");

  private final NotifierBench bench = new NotifierBench();
  private FakeChannel ops;
  private FakeChannel audit;
  private FakeChannel chat;

  private static Notify failuresOnly(Channel channel, String target) {
    return new Notify(channel, target, Set.of(Occasion.FAILED));
  }

  @BeforeEach
  void open() throws IOException {
    ops = new FakeChannel();
    audit = new FakeChannel();
    chat = new FakeChannel();
    bench.set("snaprelay.channels.webhook.ops.url", ops.url());
    bench.set("snaprelay.channels.webhook.audit.url", audit.url());
    bench.set("snaprelay.channels.webhook.chat.url", chat.url());
    bench.set("snaprelay.channels.pagerduty.oncall.routing-key", "R0UT3");
    bench.set("snaprelay.channels.pagerduty.oncall.url", chat.url());
    bench.start();
  }

  @AfterEach
  void close() {
    List.of(ops, audit, chat).forEach(FakeChannel::close);
  }

  private Disposition succeed(Notify... channels) {
    FrozenPlan plan = SamplePlan.plan(channels);
    return bench.loop.deliver(bench.run(plan).succeeded().completed());
  }

  @Test
  void whoAskedForFailuresOnlyHearsThatAnotherChannelIsOutAndWhatItMissed() {
    ops.answers(410);

    assertEquals(Disposition.ACKNOWLEDGE, succeed(OPS, AUDIT));

    JsonNode report = audit.received().get(0).json();
    assertEquals("UNDELIVERED", report.path("occasion").textValue());
    assertEquals("warning", report.path("severity").textValue());
    assertEquals("webhook 'ops' could not be told of orders", report.path("title").textValue());
    assertEquals(
        "webhook 'ops' was not told 'orders-prod: Proved': it answers HTTP 410.",
        report.at("/happened/0").textValue());
    assertTrue(report.at("/happened/1").textValue().contains("was restored and proved"));
    assertTrue(report.at("/toDo/0").textValue().startsWith("Correct the channel webhook 'ops'"));
    assertTrue(report.has("evidence"));
  }

  @Test
  void itIsSaidOnceHoweverOftenTheEventComes() {
    ops.answers(410);

    succeed(OPS, AUDIT);
    succeed(OPS, AUDIT);

    assertEquals(1, ops.received().size());
    assertEquals(1, audit.received().size());
  }

  @Test
  void aChannelThatIsStillTriedIsNotReported() {
    ops.answers(503);

    succeed(OPS, AUDIT);

    assertEquals(0, audit.received().size());
  }

  @Test
  void aReportThatFailsIsTriedAgain() {
    ops.answers(410);
    audit.answers(503);

    Disposition first = succeed(OPS, AUDIT);
    bench.loop.clock.advance(Duration.ofSeconds(5));
    Disposition second = succeed(OPS, AUDIT);

    assertEquals(new Disposition.Release(Duration.ofSeconds(5)), first);
    assertEquals(Disposition.ACKNOWLEDGE, second);
    assertEquals(2, audit.received().size());
  }

  @Test
  void ifTheFirstDoesNotTakeItTheNextDoes() {
    ops.answers(410);
    audit.answers(410);

    assertEquals(Disposition.ACKNOWLEDGE, succeed(OPS, AUDIT, CHAT));

    assertEquals(1, audit.received().size());
    assertEquals(1, chat.received().size());
  }

  @Test
  void nobodyIsWokenAsLongAsSomebodyElseCanBeTold() {
    ops.answers(410);

    succeed(ONCALL, OPS, AUDIT);

    assertEquals(1, audit.received().size());
    assertEquals(
        List.of("resolve"),
        chat.received().stream()
            .map(event -> event.json().path("event_action").textValue())
            .toList());
  }

  @Test
  void whoeverIsAlsoOutIsNotAsked() {
    ops.answers(410);
    chat.answers(410);
    Notify everything = new Notify(Channel.WEBHOOK, "chat", Set.of());

    succeed(OPS, everything, AUDIT);

    assertEquals(1, chat.received().size());
    assertEquals(2, audit.received().size(), "one report for each");
  }

  @Test
  void ifAllAreOutTheRunIsStillWhatItWas() {
    ops.answers(410);
    audit.answers(410);

    assertInstanceOf(Disposition.Acknowledge.class, succeed(OPS, AUDIT));

    String evidence = bench.texts(SamplePlan.plan(OPS, AUDIT), "evidence");
    assertTrue(evidence.contains("\"result\" : \"SUCCEEDED\""), evidence);
    assertEquals(List.of(), bench.loop.bus.published());
  }
}
