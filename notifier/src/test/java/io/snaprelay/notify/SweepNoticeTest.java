package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.EventHeader;
import io.snaprelay.events.SweepReported;
import io.snaprelay.events.SweepReported.State;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.names.RunId;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Channel;
import io.snaprelay.plan.Notify.Occasion;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.sweep.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is told of what a sweep reports, and what. */
class SweepNoticeTest {
  private static final FrozenPlan PLAN =
      SamplePlan.plan(new Notify(Channel.WEBHOOK, "ops", Set.of(Occasion.FAILED)));
  private static final RunId NO_RUN = RunId.of("not-started", "nightly", "nightly");
  private static final String FILE =
      """
      databases: { orders: { instance: orders-prod, region: eu-west-1 } }
      plans:
        nightly:
          databases: [orders]
          schedule: cron(0 2 * * ? *)
          notify: [ { pagerduty: ops } ]
      """;

  private final NotifierBench bench = new NotifierBench();

  @TempDir Path folder;

  @Test
  void whatWillGoIsToldWithTheTimeUntilThen() {
    bench.start().run(PLAN);

    Notices.Heard heard = bench.notices.of(found(PLAN.run(), Cause.EXPIRED)).orElseThrow();

    assertEquals(Occasion.FAILED, heard.occasion());
    Notice.News news = heard.notice().news();
    assertTrue(news.title().contains("EXPIRED"), news.title());
    assertTrue(news.leftAsIs().get(0).startsWith("It stays until 2026-11-21"), news.toString());
    assertEquals("orders-prod", PLAN.database().identifier());
    assertEquals(PLAN.database().arn(), heard.notice().about().databaseArn());
  }

  @Test
  void whatSnapRelayDoesNotTouchIsToldAsSuch() {
    bench.start().run(PLAN);

    Notice.News news =
        bench
            .notices
            .of(event(PLAN.run(), Cause.NOT_RECORDED, State.FOUND, Optional.empty()))
            .orElseThrow()
            .notice()
            .news();

    assertEquals("SnapRelay does not touch it.", news.leftAsIs().get(0));
  }

  @Test
  void whatWentAsItWasToldIsNoNews() {
    bench.start().run(PLAN);

    assertEquals(
        Optional.empty(),
        bench.notices.of(event(PLAN.run(), Cause.EXPIRED, State.REMOVED, Optional.empty())));
  }

  @Test
  void whatCannotBeRemovedIsToldWithAwsWords() {
    bench.start().run(PLAN);

    Notice.News news =
        bench
            .notices
            .of(event(PLAN.run(), Cause.EXPIRED, State.NOT_REMOVED, Optional.empty()))
            .orElseThrow()
            .notice()
            .news();

    assertTrue(news.happened().get(0).endsWith("why"), news.toString());
    assertTrue(news.leftAsIs().get(0).contains("still exists"), news.toString());
  }

  @Test
  void aScheduleThatStartedNothingIsToldToThoseOfItsPlanAsItIsNow() throws IOException {
    bench.set("snaprelay.plans", Files.writeString(folder.resolve("p.yaml"), FILE).toString());
    bench.start();

    Notices.Heard heard = bench.notices.of(found(NO_RUN, Cause.NOT_STARTED)).orElseThrow();

    assertEquals("nightly", heard.notice().about().plan());
    assertEquals("orders", heard.notice().about().database());
    assertEquals(Channel.PAGERDUTY, heard.plan().notifications().get(0).channel());
  }

  @Test
  void whatNobodyCanBeToldOfHoldsNothingUp() {
    bench.set("snaprelay.plans", folder.resolve("missing.yaml").toString()).start();

    assertEquals(Optional.empty(), bench.notices.of(found(NO_RUN, Cause.NOT_STARTED)));
    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(found(NO_RUN, Cause.NOT_STARTED)));
  }

  /** An incident without a run is never out of date. */
  @Test
  void anIncidentOfAScheduleThatStartedNothingIsOpened() throws IOException {
    bench.set("snaprelay.plans", Files.writeString(folder.resolve("p.yaml"), FILE).toString());
    bench.start();

    bench.loop.deliver(found(NO_RUN, Cause.NOT_STARTED));

    assertTrue(
        bench.loop.store.list("runs/" + NO_RUN + "/notified/").size() > 0,
        "somebody was tried to be told");
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void everyCauseSaysWhatToDo(Cause cause) {
    bench.start().run(PLAN);

    Notice.News news = bench.notices.of(found(PLAN.run(), cause)).orElseThrow().notice().news();

    assertEquals(1, news.toDo().size());
    assertTrue(news.toDo().get(0).length() > 20, news.toDo().get(0));
  }

  private static SweepReported found(RunId run, Cause cause) {
    return event(run, cause, State.FOUND, Optional.of(Runs.REQUESTED_AT.plusSeconds(3600)));
  }

  private static SweepReported event(
      RunId run, Cause cause, State state, Optional<Instant> removedAfter) {
    EventHeader header =
        new EventHeader(
            "event-" + run + cause + state,
            Optional.of(run),
            Optional.empty(),
            Runs.REQUESTED_AT,
            Optional.empty(),
            Optional.empty());
    return new SweepReported(
        header,
        "restore-verify-service",
        "arn:aws:rds:eu-central-1:111111111111:db:temporary",
        Optional.of("nightly"),
        state,
        cause.name(),
        "why",
        removedAfter);
  }
}
