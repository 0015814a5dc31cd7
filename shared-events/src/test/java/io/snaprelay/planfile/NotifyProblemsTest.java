package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan cannot ask of those who are told. */
class NotifyProblemsTest {
  @Test
  void nobodyIsWokenByGoodNewsAlone() {
    assertEquals(
        List.of(
            "line 6, column 36: plans.nightly.notify[0].on: pagerduty opens an incident when"
                + " something fails, and closes it when the next run succeeds: add failed"),
        Plans.problems("incident-for-good-news"));
  }

  @Test
  void aDigestIsNoIncidentAndHasAScheduleThatEventBridgeTakes() {
    assertEquals(
        List.of(
            "line 7, column 30: plans.nightly.notify[0].digest: pagerduty opens and closes"
                + " incidents, and none can wait for a digest: give the digest to another channel",
            "line 8, column 43: plans.nightly.notify[1].digest.schedule: 'cron(0 7 * * *)' has 5"
                + " fields: EventBridge wants minutes hours day-of-month month day-of-week year,"
                + " for example cron(0 2 * * ? *)"),
        Plans.problems("digests-that-never-come"));
  }

  @Test
  void whatIsCriticalWaitsForNoDigestAndARateBeginsNobodyKnowsWhen() {
    assertEquals(
        List.of(
            "line 7, column 43: plans.nightly.notify[0].digest.schedule: 'rate(1 day)' is not when"
                + " it is told: write cron(0 7 * * ? *) or cron(0 7 ? * MON *)",
            "line 7, column 63: plans.nightly.notify[0].digest.of[0]: 'critical' is not a severity"
                + " that may wait: write info, warning or error"),
        Plans.problems("digest-of-what-cannot-wait"));
  }
}
