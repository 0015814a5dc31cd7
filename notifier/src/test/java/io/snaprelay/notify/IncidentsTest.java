package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.names.RunId;
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

/** Night after night with PagerDuty. */
class IncidentsTest {
  private static final Notify ONCALL =
      new Notify(Channel.PAGERDUTY, "oncall", Set.of(Occasion.FAILED));

  private final NotifierBench bench = new NotifierBench();
  private FakeChannel pagerDuty;

  @BeforeEach
  void open() throws IOException {
    pagerDuty = new FakeChannel();
    bench.set("snaprelay.channels.pagerduty.oncall.routing-key", "R0UT3");
    bench.set("snaprelay.channels.pagerduty.oncall.url", pagerDuty.url());
    bench.start();
  }

  @AfterEach
  void close() {
    pagerDuty.close();
  }

  private static FrozenPlan night(int number, String name) {
    FrozenPlan plan = SamplePlan.plan(ONCALL);
    return new FrozenPlan(
        RunId.of("trigger-" + number, name, "orders"),
        plan.trigger(),
        name,
        plan.databaseName(),
        plan.database(),
        plan.snapshot(),
        plan.plan(),
        plan.requestedAt().plus(Duration.ofDays(number)),
        plan.traceparent());
  }

  private RunCompleted failed(int number) {
    return bench.run(night(number, "nightly")).failedBeforeSnapshot().completed();
  }

  private RunCompleted succeeded(int number) {
    return succeeded(number, "nightly");
  }

  private RunCompleted succeeded(int number, String plan) {
    return bench.run(night(number, plan)).succeeded().completed();
  }

  private List<String> told() {
    return pagerDuty.received().stream()
        .map(FakeChannel.Received::json)
        .map(event -> event.path("event_action").textValue())
        .toList();
  }

  @Test
  void aFailureOpensWhatTheNextSuccessCloses() {
    bench.loop.deliver(failed(1));
    bench.loop.deliver(succeeded(2));

    assertEquals(List.of("trigger", "resolve"), told());
    JsonNode opened = pagerDuty.received().get(0).json().path("dedup_key");
    assertEquals(opened, pagerDuty.received().get(1).json().path("dedup_key"));
  }

  @Test
  void aStartIsNoIncident() {
    FrozenPlan plan = night(1, "nightly");
    bench.run(plan);

    bench.loop.deliver(NotifierBench.started(plan));

    assertEquals(List.of(), told());
  }

  @Test
  void aFailureThatIsToldLateOpensNothingThatANewerSuccessHasClosed() {
    pagerDuty.answers(503);
    RunCompleted late = failed(1);
    assertInstanceOf(Disposition.Release.class, bench.loop.deliver(late));
    bench.loop.deliver(succeeded(2));
    bench.loop.clock.advance(Duration.ofMinutes(1));

    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(late));

    assertEquals(List.of("trigger", "resolve"), told(), "the trigger was not taken");
  }

  @Test
  void aSuccessThatIsToldLateClosesNothingThatANewerFailureHasOpened() {
    pagerDuty.answers(503);
    RunCompleted late = succeeded(1);
    bench.loop.deliver(late);
    bench.loop.deliver(failed(2));
    bench.loop.clock.advance(Duration.ofMinutes(1));

    bench.loop.deliver(late);

    assertEquals(List.of("resolve", "trigger"), told(), "the resolve was not taken");
  }

  @Test
  void aNewerRunOfAnotherPlanDecidesNothing() {
    pagerDuty.answers(503);
    RunCompleted late = failed(1);
    bench.loop.deliver(late);
    bench.loop.deliver(succeeded(2, "weekly"));
    bench.loop.clock.advance(Duration.ofMinutes(1));

    bench.loop.deliver(late);

    assertEquals(List.of("trigger", "resolve", "trigger"), told());
  }

  @Test
  void aNewerRunIsSeenBehindOneOfAnotherPlan() {
    pagerDuty.answers(503);
    RunCompleted late = failed(1);
    bench.loop.deliver(late);
    bench.loop.deliver(succeeded(2));
    bench.loop.deliver(succeeded(3, "weekly"));
    bench.loop.clock.advance(Duration.ofMinutes(1));

    bench.loop.deliver(late);

    assertEquals(List.of("trigger", "resolve", "resolve"), told());
  }
}
