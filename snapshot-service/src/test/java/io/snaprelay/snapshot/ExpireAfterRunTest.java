package io.snaprelay.snapshot;

import static io.snaprelay.snapshot.ExpiryBench.PLAN;
import static io.snaprelay.snapshot.ExpiryBench.copy;
import static io.snaprelay.snapshot.ExpiryBench.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.events.StepFailed;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The end of a run lets its plan's old snapshots expire, and nothing that goes wrong stops it. */
class ExpireAfterRunTest {
  private final ExpiryBench it = new ExpiryBench();
  private FrozenPlan old;
  private FrozenPlan last;

  @BeforeEach
  void twoRunsHaveCompleted() {
    old = it.stock.ran(PLAN, "2026-11-19T02:00:00Z");
    last = it.stock.ran(PLAN, "2026-11-21T02:00:00Z");
  }

  @Test
  void whatIsOldIsDeletedTheSourceFirstAndToldWithItsReason() {
    assertEquals(Disposition.ACKNOWLEDGE, it.completed(last));

    assertEquals(names(source(old), copy(old)), it.deleted());
    SnapshotsExpired told = it.told().get(0);
    assertEquals(List.of(source(old), copy(old)), told.expired());
    assertEquals(
        List.of("SOURCE_TOO_OLD", "COPY_SUPERSEDED"),
        told.reasons().orElseThrow().expired().stream().map(each -> each.code()).toList());
    assertEquals(Map.of(), it.kept());
    assertEquals(last.run(), told.header().runId());
  }

  @Test
  void theSameEndDeliveredTwiceDeletesOnceAndTellsTheSame() {
    it.completed(last);
    it.completed(last);

    assertEquals(2, it.deleted().size());
    assertEquals(1, it.told().stream().distinct().count());
  }

  @Test
  void aPlanWithoutRetentionLetsNothingExpire() {
    it.bench.plans("/plans/two-databases.yaml");

    it.completed(last);

    assertEquals(List.of(), it.deleted());
    assertEquals(List.of(), it.told());
  }

  @Test
  void thePlanFileAsItIsNowDecidesAndNotTheOneOfTheRun() {
    it.bench.plans(() -> retaining().replace("daily: 1", "daily: 2"));

    it.completed(last);

    assertEquals(names(source(old)), it.deleted());
  }

  @Test
  void aPlanFileThatIsWrongLetsNothingExpireAndFailsNobody() {
    it.bench.plans("/plans/typo.yaml");

    assertEquals(Disposition.ACKNOWLEDGE, it.completed(last));

    assertEquals(List.of(), it.deleted());
    assertEquals(List.of(), it.bench.loop.bus.published(StepFailed.class));
  }

  @Test
  void aDatabaseThatThePlanNoLongerHasKeepsItsSnapshots() {
    it.bench.plans(() -> retaining().replace("orders-prod", "orders-new"));

    it.completed(last);

    assertEquals(List.of(), it.deleted());
  }

  @ParameterizedTest
  @CsvSource({"nightly, true", "weekly, false"})
  void aDatabaseThatIsSelectedByTagExpiresAsLongAsItBearsIt(String tag, boolean expires) {
    Runs selected = Runs.copiedAndVerified().named("orders-prod");
    FrozenPlan before = it.stock.ran(selected, "2026-11-19T03:00:00Z");
    FrozenPlan now = it.stock.ran(selected, "2026-11-21T03:00:00Z");
    it.bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of("backup", tag)));
    it.bench.plans(
        () ->
            retaining()
                .replace(
                    "databases: [orders]",
                    "select: { tag: backup=nightly, regions: [eu-west-1] }"));

    it.completed(now);

    assertEquals(expires, it.deleted().contains(copy(before).identifier()));
  }

  @Test
  void aForeignSnapshotBesideOursIsNeverTouched() {
    for (String region : List.of("eu-west-1", "eu-central-1", "us-east-1")) {
      it.bench.rds.put(
          FakeRds.snapshot(
              new SnapshotRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, region, "before-upgrade"),
              "orders-prod",
              "available",
              Map.of()));
    }

    it.completed(last);

    assertFalse(it.deleted().contains("before-upgrade"));
  }

  @Test
  void anotherRunsCopyLetsOldSourcesGoAndKeepsItsOwn() {
    FrozenPlan open = it.stock.begun(PLAN, "2026-11-20T20:00:00Z");

    it.copied(open, Origin.COPY);

    assertTrue(it.deleted().contains(source(old).identifier()));
    assertFalse(it.deleted().contains(source(open).identifier()));
  }

  @Test
  void aMaskedCopyLetsNothingExpire() {
    it.copied(last, Origin.SANITIZED);

    assertEquals(List.of(), it.deleted());
  }

  private static String retaining() {
    return SnapshotBench.file("/plans/retaining.yaml");
  }

  private static List<String> names(SnapshotRef... snapshots) {
    return List.of(snapshots).stream().map(SnapshotRef::identifier).toList();
  }
}
