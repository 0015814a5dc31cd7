package io.snaprelay.snapshot;

import static io.snaprelay.snapshot.ExpiryBench.PLAN;
import static io.snaprelay.snapshot.ExpiryBench.copy;
import static io.snaprelay.snapshot.ExpiryBench.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.StepFailed;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails in between: the others go, everything is told, and the run stays what it was. */
class ExpiryGoesWrongTest {
  private final ExpiryBench it = new ExpiryBench();
  private FrozenPlan old;
  private FrozenPlan last;

  @BeforeEach
  void twoRunsHaveCompleted() {
    old = it.stock.ran(PLAN, "2026-11-19T02:00:00Z");
    last = it.stock.ran(PLAN, "2026-11-21T02:00:00Z");
  }

  @Test
  void whatRdsIsStillDeletingIsLookedAtAgainAndOnlyThenTold() {
    it.bench.loop.faults.failAfter("rds.deleteSnapshot", killed());
    it.completed(last);
    it.bench.rds.put(
        FakeRds.snapshot(source(old), "orders-prod", "deleting", SnapshotBench.tags(old.run())));

    assertInstanceOf(Disposition.Release.class, it.completed(last));
    assertEquals(List.of(), it.told());
    it.bench.rds.remove(source(old));
    assertEquals(Disposition.ACKNOWLEDGE, it.completed(last));

    assertEquals(List.of(source(old), copy(old)), it.told().get(0).expired());
    assertEquals(2, it.deleted().size(), "nothing is deleted twice");
  }

  @ParameterizedTest
  @EnumSource(
      value = AwsFailure.Kind.class,
      names = {"ACCESS_DENIED", "INVALID_STATE", "THROTTLED", "UNAVAILABLE"})
  void whatIsRefusedNowIsTriedAgainAndKeepsNoOther(AwsFailure.Kind kind) {
    it.bench.loop.faults.failBefore("rds.deleteSnapshot", FakeRds.failure(kind, "Code", "now"));

    assertInstanceOf(Disposition.Release.class, it.completed(last));
    assertEquals(names(copy(old)), it.deleted());
    assertEquals(Disposition.ACKNOWLEDGE, it.completed(last));

    assertEquals(Set.of(source(old), copy(old)), Set.copyOf(it.told().get(0).expired()));
  }

  @Test
  void whatIsRefusedForAnHourIsToldAndTheNextRunTriesAgain() {
    denyOnce();
    it.completed(last);
    denyOnce();
    it.bench.loop.clock.advance(Duration.ofMinutes(61));

    assertEquals(Disposition.ACKNOWLEDGE, it.completed(last));
    assertEquals(Map.of(source(old), "ACCESS_DENIED"), it.kept());
    assertEquals(List.of(copy(old)), it.told().get(0).expired());
    it.completed(it.stock.ran(PLAN, "2026-11-21T13:00:00Z"));

    assertTrue(it.deleted().contains(source(old).identifier()));
  }

  @Test
  void whatIsRefusedForGoodIsToldAtOnceAndKeepsNoOther() {
    it.bench.loop.faults.failBefore(
        "rds.deleteSnapshot",
        FakeRds.failure(AwsFailure.Kind.REFUSED, "InvalidParameterValue", "no"));

    assertEquals(Disposition.ACKNOWLEDGE, it.completed(last));

    assertEquals(Map.of(source(old), "REFUSED"), it.kept());
    assertEquals(List.of(copy(old)), it.told().get(0).expired());
  }

  @Test
  void aHoldThatCameWhileOthersWereDeletedIsHeeded() {
    denyOnce();
    it.completed(last);
    it.stock.hold(source(old), "case-4711");

    it.completed(last);

    assertEquals(names(copy(old)), it.deleted());
    assertEquals(Map.of(source(old), "LEGAL_HOLD"), it.kept());
  }

  @Test
  void aPlanThatWasEditedWhileOthersWereDeletedIsHeeded() {
    denyOnce();
    it.completed(last);
    it.bench.plans(() -> retaining().replace("source: 12h", "source: 30d"));

    it.completed(last);

    assertEquals(Map.of(source(old), "WITHIN_AGE"), it.kept());
  }

  @Test
  void whatIsNoLongerOursWhileOthersWereDeletedIsSpared() {
    denyOnce();
    it.completed(last);
    it.bench.rds.put(FakeRds.snapshot(source(old), "orders-prod", "available", Map.of()));

    it.completed(last);

    assertEquals(names(copy(old)), it.deleted());
    assertEquals(Map.of(source(old), "NOT_OURS"), it.kept());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rds.deleteSnapshot", "ledger.create", "bus.publish"})
  void aServiceKilledInBetweenDeletesOnceAndTellsEverything(String point) {
    it.bench.loop.faults.failAfter(point, killed());
    it.completed(last);

    it.completed(last);
    it.completed(last);

    assertEquals(names(source(old), copy(old)), it.deleted());
    assertEquals(1, it.told().stream().distinct().count());
    assertEquals(List.of(source(old), copy(old)), it.told().get(0).expired());
  }

  @Test
  void whatWasRecordedAndNotPublishedIsPublishedByTheNextRun() {
    it.bench.loop.faults.failBefore("bus.publish", killed());
    it.completed(last);
    FrozenPlan next = it.stock.ran(PLAN, "2026-11-21T11:00:00Z");

    it.completed(next);

    assertEquals(
        List.of(last.run(), next.run()), it.told().stream().map(e -> e.header().runId()).toList());
  }

  @Test
  void whatTheNotifierHasReceivedIsNotPublishedAgain() {
    it.completed(last);
    it.bench.loop.copiedByTheNotifier(it.told().get(0));

    it.completed(last);

    assertEquals(1, it.told().size());
  }

  @Test
  void aSecondRunHelpsToEndWhatTheFirstHasBegunBeforeItBeginsItsOwn() {
    denyOnce();
    it.completed(last);
    FrozenPlan next = it.stock.ran(PLAN, "2026-11-21T11:00:00Z");

    assertEquals(Disposition.ACKNOWLEDGE, it.completed(next));

    assertEquals(last.run(), it.told().get(0).header().runId());
    assertEquals(next.run(), it.told().get(1).header().runId());
    assertEquals(names(copy(last)), names(it.told().get(1).expired().toArray(SnapshotRef[]::new)));
  }

  @Test
  void expiryNeverTouchesTheRunThatGaveOccasion() {
    denyOnce();
    it.completed(last);

    assertEquals(List.of(), it.bench.loop.bus.published(RunCompleted.class));
    assertEquals(List.of(), it.bench.loop.bus.published(StepFailed.class));
    assertEquals(List.of(), it.bench.loop.ledger.open());
  }

  private void denyOnce() {
    it.bench.loop.faults.failBefore(
        "rds.deleteSnapshot",
        FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "tags lag"));
  }

  private static RuntimeException killed() {
    return new IllegalStateException("killed");
  }

  private static String retaining() {
    return SnapshotBench.file("/plans/retaining.yaml");
  }

  private static List<String> names(SnapshotRef... snapshots) {
    return List.of(snapshots).stream().map(SnapshotRef::identifier).toList();
  }
}
