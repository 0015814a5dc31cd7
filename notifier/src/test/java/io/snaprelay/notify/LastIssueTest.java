package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.plan.Digest;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.step.Disposition;
import io.snaprelay.wire.EventJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A schedule with a year ends: its last issue is the last, and what comes after is told at once.
 */
class LastIssueTest {
  private static final String LAST = "2026-11-21T07:00:00Z";
  private static final FrozenPlan PLAN =
      SamplePlan.plan(
          new Notify(
              Notify.Channel.WEBHOOK,
              "daily",
              Set.of(),
              Optional.of(new Digest("cron(0 7 21 11 ? 2026)", Set.of(Digest.Severity.values())))));

  private final DigestBench digests;

  LastIssueTest() throws IOException {
    digests = new DigestBench();
  }

  @BeforeEach
  void aRunOfThePlanHasBegun() {
    digests.bench.start().run(PLAN);
  }

  @AfterEach
  void close() {
    digests.close();
  }

  @Test
  void aMessageThatComesAgainAfterTheLastIssueTellsItsNewsNoSecondTime() {
    deliver(1);
    digests.tickAt(LAST);

    assertEquals(Disposition.ACKNOWLEDGE, deliver(1));

    assertEquals(1, digests.told().size(), digests.told().toString());
    assertEquals(1, digests.digestsNaming("temporary-1"));
  }

  @Test
  void aMessageThatComesAgainWhileTheLastIssueIsClosedWaits() {
    deliver(1);
    digests.at(LAST);
    digests.bench.loop.store.create(folder() + "closed", EventJson.bytes(true));

    assertEquals(new Disposition.Release(Duration.ofSeconds(5)), deliver(1));
    assertEquals(0, digests.told().size(), digests.told().toString());

    digests.tick();
    assertEquals(Disposition.ACKNOWLEDGE, deliver(1));
    assertEquals(1, digests.told().size(), digests.told().toString());
  }

  @Test
  void whatCameTooLateForTheLastIssueIsToldAtOnceAndOnce() {
    deliver(1);
    decidedToGoIntoTheLast(2);
    digests.tickAt(LAST);

    deliver(2);
    deliver(2);

    assertEquals(2, digests.told().size(), digests.told().toString());
    assertTrue(digests.told().get(1).toString().contains("temporary-2"));
    assertEquals(1, digests.digestsNaming("temporary-2"));
  }

  @Test
  void whatHappensAfterTheLastIssueIsToldAtOnce() {
    digests.at("2026-11-21T07:00:01Z");

    deliver(1);

    assertEquals(1, digests.told().size(), digests.told().toString());
    digests.tickAt("2027-11-21T07:00:00Z");
    assertEquals(1, digests.told().size(), digests.told().toString());
  }

  private Disposition deliver(int number) {
    return digests.bench.loop.deliver(DigestBench.trouble(number));
  }

  private String folder() {
    return LedgerKeys.digest(subscription(), Instant.parse(LAST));
  }

  private String subscription() {
    return digests.bench.loop.store.list(LedgerKeys.subscriptions()).stream()
        .map(key -> key.substring(LedgerKeys.subscriptions().length()))
        .findFirst()
        .orElseThrow();
  }

  /** Somebody was killed before it was put in. */
  private void decidedToGoIntoTheLast(int number) {
    digests.bench.loop.store.create(
        LedgerKeys.inDigest(DigestBench.PLAN.run(), "event-" + number, subscription(), 1),
        EventJson.bytes(Instant.parse(LAST)));
  }
}
