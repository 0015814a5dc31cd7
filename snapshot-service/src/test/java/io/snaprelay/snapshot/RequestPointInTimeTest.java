package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunStarted;
import io.snaprelay.ledger.TriggerRecord.Refusal;
import io.snaprelay.plan.SnapshotSource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which plans a trigger may ask a point in time of. */
class RequestPointInTimeTest {
  private final SnapshotBench bench = new SnapshotBench();

  @Test
  void theTimeOfTheTriggerCountsInsteadOfThePlans() {
    bench.loop.deliver(trigger("past", "2026-11-19T10:41:00Z"));

    assertEquals(
        SnapshotSource.pointInTime(Instant.parse("2026-11-19T10:41:00Z")),
        bench.record("t").runs().get(0).snapshot());
  }

  @Test
  void thePlansOwnTimeIsThatOfARunThatNamesNone() {
    bench.loop.deliver("{\"id\":\"t\",\"plan\":\"past\"}");

    assertEquals(
        SnapshotSource.pointInTime(Instant.parse("2026-11-20T02:00:00Z")),
        bench.record("t").runs().get(0).snapshot());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly", "weekly"})
  void aPlanThatCopiesOrRestoresNothingIsRefused(String plan) {
    bench.loop.deliver(trigger(plan, "latest"));

    assertEquals(FailureCode.PLAN_NOT_EXECUTABLE, refusal().code());
    assertTrue(refusal().detail().contains("'" + plan + "'"), refusal()::detail);
  }

  @Test
  void aTimeInTheFutureIsRefusedBeforeARunBegins() {
    bench.loop.deliver(trigger("past", "2126-01-01T00:00:00Z"));

    assertEquals(FailureCode.POINT_IN_TIME_NOT_RESTORABLE, refusal().code());
    assertEquals(List.of(), bench.loop.bus.published(RunStarted.class));
  }

  private Refusal refusal() {
    return bench.record("t").refusals().get(0);
  }

  private static String trigger(String plan, String at) {
    return "{\"id\":\"t\",\"plan\":\"%s\",\"snapshot\":{\"at\":\"%s\"}}".formatted(plan, at);
  }
}
