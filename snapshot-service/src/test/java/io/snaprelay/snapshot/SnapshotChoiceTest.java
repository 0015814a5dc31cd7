package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.choice.SnapshotChoice;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.SnapshotSource.Kind;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.step.testing.FakeRds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotChoiceTest {
  private static final Instant OLD = Instant.parse("2026-11-16T02:00:00Z");
  private static final Instant NEW = Instant.parse("2026-11-17T02:00:00Z");

  private static final Instant NOW = Instant.parse("2026-11-17T12:00:00Z");
  private static final RunId RUN = RunId.of("trigger-1", "drill", "orders");

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

  @ParameterizedTest
  @EnumSource(names = {"LATEST", "AUTOMATED", "OLDEST", "RANDOM"})
  void noneIsChosenFromNone(Kind kind) {
    assertEquals(Optional.empty(), newest(kind));
    assertEquals(Optional.empty(), newest(kind, inState("failed")));
  }

  @Test
  void theOldestIsTheOneWithTheOldestData() {
    assertEquals(
        Optional.of("a"),
        newest(
            Kind.OLDEST,
            SnapshotBench.available("z", "manual", NEW),
            SnapshotBench.available("a", "automated", OLD)));
  }

  @Test
  void dataOlderThanTheWindowIsNoChoice() {
    SnapshotSource lastDay = SnapshotSource.of(Kind.OLDEST).within(Duration.ofDays(1));

    assertEquals(
        Optional.of("on-the-edge"),
        choose(
            lastDay,
            RUN,
            List.of(
                SnapshotBench.available("too-old", "manual", OLD),
                SnapshotBench.available("on-the-edge", "manual", NOW.minus(Duration.ofDays(1))),
                SnapshotBench.available("new", "manual", NEW))));
  }

  @Test
  void eachRunDrawsAnewAndReachesEverySnapshotInTime() {
    List<SnapshotState> ten = named("s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9");

    Map<Optional<String>, Long> drawn =
        IntStream.range(0, 1_000)
            .mapToObj(i -> RunId.of("trigger-" + i, "drill", "orders"))
            .map(run -> choose(SnapshotSource.of(Kind.RANDOM), run, ten))
            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));

    assertEquals(10, drawn.size());
    drawn.forEach((name, times) -> assertTrue(times > 50 && times < 150, name + ": " + times));
  }

  @Test
  void aDrawStaysWhenAnotherSnapshotGoes() {
    SnapshotSource random = SnapshotSource.of(Kind.RANDOM);
    List<SnapshotState> five = named("s0", "s1", "s2", "s3", "s4");
    Optional<String> drawn = choose(random, RUN, five);

    for (SnapshotState gone : five) {
      List<SnapshotState> four = five.stream().filter(each -> !each.equals(gone)).toList();
      boolean wasDrawn = drawn.equals(Optional.of(gone.ref().identifier()));
      assertEquals(!wasDrawn, drawn.equals(choose(random, RUN, four)));
    }
  }

  private static List<SnapshotState> named(String... names) {
    return Stream.of(names).map(name -> SnapshotBench.available(name, "manual", OLD)).toList();
  }

  private static Optional<String> newest(Kind kind, SnapshotState... snapshots) {
    return choose(SnapshotSource.of(kind), RUN, List.of(snapshots));
  }

  private static Optional<String> choose(
      SnapshotSource source, RunId run, List<SnapshotState> snapshots) {
    return new SnapshotChoice(source, run, NOW)
        .among(snapshots)
        .map(snapshot -> snapshot.ref().identifier());
  }

  private static SnapshotState inState(String status) {
    return FakeRds.snapshot(SnapshotBench.snapshot(status), "orders-prod", status, Map.of());
  }
}
