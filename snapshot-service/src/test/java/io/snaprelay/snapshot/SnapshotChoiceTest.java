package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.plan.SnapshotSource.Kind;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.step.testing.FakeRds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotChoiceTest {
  private static final Instant OLD = Instant.parse("2026-11-16T02:00:00Z");
  private static final Instant NEW = Instant.parse("2026-11-17T02:00:00Z");

  @Test
  void itIsTheTimeOfTheDataThatCountsAndNotTheName() {
    assertEquals(
        Optional.of("a-new"),
        newest(
            Kind.LATEST,
            SnapshotBench.available("z-old", "manual", OLD),
            SnapshotBench.available("a-new", "manual", NEW)));
  }

  @Test
  void whatIsNotAvailableIsNoChoice() {
    assertEquals(
        Optional.of("old"),
        newest(
            Kind.LATEST,
            SnapshotBench.available("old", "manual", OLD),
            inState("creating"),
            inState("failed"),
            inState("deleting")));
  }

  @Test
  void aManualSnapshotIsNoAutomatedOne() {
    assertEquals(
        Optional.empty(),
        newest(
            Kind.AUTOMATED,
            SnapshotBench.available("by-hand", "manual", NEW),
            SnapshotBench.available("awsbackup:job-1", "awsbackup", NEW)));
  }

  @Test
  void ofTwoEquallyOldOnesTheChoiceIsStillTheSameEachTime() {
    SnapshotState one = SnapshotBench.available("one", "manual", OLD);
    SnapshotState two = SnapshotBench.available("two", "manual", OLD);

    assertEquals(newest(Kind.LATEST, one, two), newest(Kind.LATEST, two, one));
  }

  @Test
  void noneIsChosenFromNone() {
    assertEquals(Optional.empty(), newest(Kind.LATEST));
  }

  private static Optional<String> newest(Kind kind, SnapshotState... snapshots) {
    return SnapshotChoice.newest(List.of(snapshots), kind)
        .map(snapshot -> snapshot.ref().identifier());
  }

  private static SnapshotState inState(String status) {
    return FakeRds.snapshot(SnapshotBench.snapshot(status), "orders-prod", status, Map.of());
  }
}
