package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.sanitize.cleanroom.Furnishing;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong with a clean room, nothing is given away and nothing foreign is touched. */
class CleanRoomFailuresTest extends RoomBench {
  @Test
  void withoutClientsNothingIsMaskedAndThePlaceIsNamed() {
    bench.furnisher.hasNoClients();

    bench.deliver();

    assertEquals(FailureCode.CLIENTS_MISSING, failure().code());
    assertTrue(failure().detail().contains("/nowhere/17"), failure().detail());
    assertEquals(0, bench.engine.attempts());
  }

  @Test
  void anotherEngineIsRefusedBeforeItIsMasked() {
    bench.put(ofEngine("mariadb", "11.4.5"));

    bench.deliver();

    assertEquals(FailureCode.PLAN_NOT_EXECUTABLE, failure().code());
    assertTrue(failure().detail().contains("mariadb"), failure().detail());
    assertEquals(0, bench.engine.attempts());
  }

  @Test
  void whatCouldNotBeMaskedIsNotLoadedAnywhere() {
    SanitizeBench leaking =
        new SanitizeBench(SanitizeBench.RULES, Sanitize.Level.L3).proved(Verdict.PASSED);
    leaking.engine.answers(
        new Sanitizing.Failed(List.of(SanitizeBench.check("unchanged", Status.FAIL))));

    leaking.deliver();

    assertEquals(List.of(), leaking.alikes.requests());
    assertEquals(
        FailureCode.SANITIZE_FAILED, leaking.loop.bus.published(StepFailed.class).get(0).code());
  }

  @Test
  void aDifferenceEndsInNoSnapshotAndIsNamed() {
    bench.furnisher.answers(new Furnishing.Failed(List.of(SAME, LOST)));
    bench.deliver();
    settled();

    recheck();

    StepFailed failed = bench.loop.bus.published(StepFailed.class).get(0);
    assertEquals(FailureCode.SANITIZE_FAILED, failed.code());
    assertTrue(failed.detail().contains("clean-room-rows"), failed.detail());
    assertEquals(List.of(), bench.loop.bus.published(SanitizeCompleted.class));
  }

  @Test
  void aStrangerUnderTheNameIsNotTouchedAndNothingIsLoadedIntoIt() {
    bench.put(FakeRds.instance(ROOM, Map.of("team", "shop")));

    bench.deliver();

    assertEquals(FailureCode.NAME_TAKEN, failure().code());
    assertEquals(List.of(), bench.rds.calls());
    assertEquals(List.of(), bench.furnisher.jobs());
  }

  @Test
  void anInstanceThatWillNeverBecomeAvailableFailsTheStep() {
    bench.deliver();
    bench.put(FakeRds.database(ROOM, "incompatible-network", false, TAGS));

    recheck();

    assertEquals(FailureCode.RESTORE_FAILED, failure().code());
  }

  @Test
  void anInstanceThatSomebodyDeletedFailsTheStepAfterAWhile() {
    bench.deliver();
    bench.rds.remove(ROOM);

    assertInstanceOf(Disposition.Release.class, recheck());
    bench.loop.clock.advance(Duration.ofMinutes(6));
    recheck();

    assertEquals(FailureCode.DATABASE_NOT_FOUND, failure().code());
    assertEquals(1, bench.alikes.requests().size());
  }

  @Test
  void aRunThatWasCleanedUpAsksForNothingMore() {
    bench.gate.close(Runs.RUN, StepName.CLEAN_ROOM);

    bench.deliver();

    assertEquals(List.of(), bench.alikes.requests());
    assertEquals(List.of(), completed());
  }

  @Test
  void aMaskedDatabaseThatIsGoneIsNotLoadedFrom() {
    bench.deliver();
    settled();
    bench.rds.remove(SanitizeBench.TEMPORARY);

    recheck();

    assertEquals(FailureCode.DATABASE_NOT_FOUND, failure().code());
    assertEquals(List.of(), bench.furnisher.jobs());
  }
}
