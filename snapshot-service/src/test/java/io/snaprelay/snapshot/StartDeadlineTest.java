package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartDeadlineTest {
  private static final FrozenPlan PLAN = Runs.nightly().frozen();

  private final SnapshotBench bench = new SnapshotBench();

  @BeforeEach
  void aRunHasBegunAndItsDatabaseIsAvailable() {
    bench.loop.begun(PLAN);
    bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));
  }

  @Test
  void theDeadlineOfTheRunIsWatchedFromItsStart() {
    bench.start(PLAN);

    assertEquals(1, bench.rechecksOf(Recheck.RUN_DEADLINE));
    Duration left = Duration.between(bench.loop.clock.instant(), PLAN.deadline());
    assertTrue(bench.loop.mailbox.sent().stream().anyMatch(sent -> sent.delay().equals(left)));
  }

  @Test
  void aRunThatStartsAfterItsDeadlineIsLookedAtAtOnce() {
    bench.loop.clock.advance(Duration.ofHours(20));

    bench.start(PLAN);

    assertTrue(bench.loop.mailbox.sent().stream().anyMatch(sent -> sent.delay().isZero()));
  }

  @Test
  void waitingForADatabaseDoesNotBegetMoreWatchesOverTheDeadline() {
    bench.rds.put(FakeRds.database(Runs.ORDERS, "modifying", false, Map.of()));

    assertEquals(Disposition.ACKNOWLEDGE, bench.start(PLAN));

    assertEquals(1, bench.rechecksOf(Recheck.RUN_DEADLINE));
    assertEquals(1, bench.rechecksOf(StepName.SNAPSHOT));
  }
}
