package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SettingDifference;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A proved database gets its name, whatever happens on the way, or it is deleted, never both. */
class PromotionTest {
  private static final DatabaseRef HOME = Stays.HOME;
  private static final String RENAME =
      "rename " + RestoreBench.TEMPORARY.identifier() + " -> orders-beside";

  private RestoreBench bench = Stays.proved(Verdict.PASSED);

  @Test
  void whatPassedGetsItsNameThenProtectionThenItsSourcesTags() {
    promote();

    assertEquals(
        List.of(RENAME, "protect orders-beside true", "tag orders-beside", "untag orders-beside"),
        bench.production.calls());
    assertEquals(
        List.of("change " + RestoreBench.TEMPORARY.identifier() + " {backupDays=7}"),
        bench.settings.calls());
    assertEquals(Map.of("owner", "ops"), bench.rds.database(HOME).orElseThrow().tags());
  }

  @Test
  void theEventTellsWhereItIsAndWhatDiffers() {
    promote();

    DatabasePromoted promoted = bench.loop.bus.published(DatabasePromoted.class).get(0);
    assertEquals(HOME, promoted.database());
    assertEquals(RestoreBench.RESOURCE_ID, promoted.resourceId());
    assertEquals(RestoreBench.COPY, promoted.snapshot());
    assertEquals(
        List.of(
            new SettingDifference(
                "multiAz", Optional.of("true"), Optional.empty(), "RDS did not take it over")),
        promoted.differences());
  }

  @Test
  void cleanUpLeavesItAlone() {
    promote();

    bench.loop.deliver(bench.loop.bus.published(DatabasePromoted.class).get(0));
    bench.recheck(StepName.CLEAN_UP);

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CLEAN_UP));
    assertEquals(List.of(), bench.loop.bus.published(TemporaryDatabaseDeleted.class));
    assertEquals(List.of(), bench.rds.calls());
    assertTrue(bench.rds.database(HOME).isPresent());
  }

  @Test
  void whatFailedItsProofIsNeverPromoted() {
    bench = Stays.proved(Verdict.FAILED);

    begin();
    recheck(3);

    assertEquals(List.of(), bench.production.calls());
    assertEquals(List.of(), bench.loop.bus.published(DatabasePromoted.class));
  }

  @ParameterizedTest
  @MethodSource("io.snaprelay.restore.PromotionFaults#points")
  void aCallThatFailsOrWhoseReplyIsLostChangesNothingInTheEnd(String point) {
    for (boolean lost : List.of(false, true)) {
      bench = Stays.proved(Verdict.PASSED);
      PromotionFaults.arm(bench.loop.faults, point, lost);

      promote();

      assertEquals(1, bench.production.calls().stream().filter(RENAME::equals).count());
      assertEquals(Map.of("owner", "ops"), bench.rds.database(HOME).orElseThrow().tags());
      assertEquals(1, bench.loop.bus.distinctIds(DatabasePromoted.class).size());
      assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
    }
  }

  @Test
  void everyMessageTwiceRenamesOnce() {
    for (int i = 0; i < 6; i++) {
      begin();
      bench.recheck(StepName.PROMOTE);
      bench.recheck(StepName.PROMOTE);
      bench.production.pass();
    }

    assertEquals(1, bench.production.calls().stream().filter(RENAME::equals).count());
    assertEquals(1, bench.loop.bus.distinctIds(DatabasePromoted.class).size());
  }

  @Test
  void inTheGapInWhichNeitherNameExistsItWaits() {
    begin();
    recheck(2);
    bench.production.pass();

    recheck(3);

    assertTrue(bench.rds.database(HOME).isEmpty());
    assertEquals(List.of(), bench.loop.bus.published(DatabasePromoted.class));
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
  }

  @Test
  void aStrangerThatTookTheNameIsNotTouchedAndWhatWasRestoredIsDeleted() {
    begin();
    bench.rds.put(FakeRds.instance(HOME, Map.of("owner", "stranger")));
    DatabaseState stranger = bench.rds.database(HOME).orElseThrow();

    recheck(1);

    StepFailed failed = bench.failure();
    assertEquals(FailureCode.NAME_TAKEN, failed.code());
    assertTrue(failed.detail().contains(stranger.resourceId()), failed.detail());
    bench.loop.deliver(failed);
    assertEquals(Optional.of(stranger), bench.rds.database(HOME));
    assertEquals(
        List.of("deleteDatabase " + RestoreBench.TEMPORARY.identifier()), bench.rds.calls());
  }

  @Test
  void whatSomebodyElseRenamedIsLeftToThem() {
    DatabaseState state = bench.rds.database(RestoreBench.TEMPORARY).orElseThrow();
    bench.rds.remove(RestoreBench.TEMPORARY);
    bench.rds.put(
        new DatabaseState(
            Stays.named("mine-now"),
            state.resourceId(),
            state.status(),
            state.settled(),
            false,
            state.endpoint(),
            state.masterSecretArn(),
            true,
            state.engine(),
            state.engineVersion(),
            state.tags()));

    begin();

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
    assertTrue(bench.failure().detail().contains("mine-now"), bench.failure().detail());
    assertEquals(List.of(), bench.production.calls());
  }

  @Test
  void whatWasCleanedUpFirstIsNotPromotedByAMessageThatWasInFlight() {
    bench.promotion.close(bench.run());

    begin();
    recheck(3);

    assertEquals(List.of(), bench.production.calls());
  }

  @Test
  void onceTheRenameMayBeUnderWayNothingIsDeletedAnyMore() {
    begin();
    recheck(2);
    assertTrue(bench.production.calls().contains(RENAME));
    bench.failed(StepName.PROMOTE, FailureCode.DEADLINE);

    bench.loop.deliver(bench.stepFailed(StepName.PROMOTE, FailureCode.DEADLINE));

    assertEquals(FailureCode.CLEAN_UP_FAILED, bench.failure().code());
    assertTrue(bench.failure().detail().contains("orders-beside"), bench.failure().detail());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void whatVanishedFailsTheStepButNotBecauseItWasMissedOnce() {
    bench.rds.remove(RestoreBench.TEMPORARY);
    begin();
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));

    bench.loop.clock.advance(Duration.ofMinutes(16));
    recheck(1);

    assertEquals(FailureCode.RESTORE_FAILED, bench.failure().code());
  }

  @Test
  void aSettingThatRdsAcceptsAndDoesNotApplyIsAskedForOnceAndNamed() {
    begin();
    bench.settings.put(RestoreBench.RESOURCE_ID, Map.of("backupDays", "0"));
    settle();

    assertEquals(1, bench.settings.calls().size());
    assertTrue(
        bench.loop.bus.published(DatabasePromoted.class).get(0).differences().stream()
            .anyMatch(difference -> difference.setting().equals("backupDays")));
  }

  private void promote() {
    begin();
    settle();
  }

  private void begin() {
    bench.loop.deliver(
        bench.verificationCompleted(
            bench
                .run()
                .emitted(StepName.VERIFY, VerificationCompleted.class)
                .orElseThrow()
                .verdict()));
  }

  private void settle() {
    for (int i = 0; i < 8; i++) {
      bench.recheck(StepName.PROMOTE);
      bench.production.pass();
    }
  }

  private void recheck(int times) {
    for (int i = 0; i < times; i++) {
      bench.recheck(StepName.PROMOTE);
    }
  }
}
