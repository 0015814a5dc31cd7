package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure.Kind;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinishRestoreTest {
  private static final Disposition LATER = new Disposition.Release(RestoreBench.PACE.next());
  private static final String MANAGED =
      "manageMasterPassword " + RestoreBench.TEMPORARY.identifier();

  private final RestoreBench bench = RestoreBench.ofACopy();

  @Test
  void aSettledDatabaseWithItsSecretIsAvailable() {
    bench.restoring(RestoreBench.settled());

    bench.recheck(StepName.RESTORE);

    RestoreAvailable available = bench.loop.bus.published(RestoreAvailable.class).get(0);
    assertEquals(RestoreBench.COPY, available.snapshot());
    assertEquals(RestoreBench.TEMPORARY, available.temporary());
    assertEquals(RestoreBench.RESOURCE_ID, available.resourceId());
  }

  @Test
  void anRdsEventDoesWhatTheRecheckWouldDo() {
    bench.restoring(RestoreBench.settled());

    bench.deliverFile("rds-restored-the-instance");
    bench.recheck(StepName.RESTORE);

    assertEquals(1, bench.loop.bus.distinctIds(RestoreAvailable.class).size());
  }

  @Test
  void theRdsEventThatSaysRestoredIsNotBelievedWhileTheDatabaseIsBeingCreated() {
    bench.restoring("creating");

    assertEquals(Disposition.ACKNOWLEDGE, bench.deliverFile("rds-restored-the-instance"));
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @ParameterizedTest
  @ValueSource(strings = {"creating", "backing-up", "modifying"})
  void aDatabaseThatIsNotReadyIsLookedAtAgain(String status) {
    bench.restoring(status);

    assertEquals(LATER, bench.recheck(StepName.RESTORE));
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void theSecondOfTwoMessagesThatFindItAvailableIsNoFailure() {
    bench.restoring("available");
    bench.loop.receivedTimes(50);
    bench.loop.faults.failBefore(
        "rds.manageMasterPassword",
        FakeRds.failure(Kind.INVALID_STATE, "InvalidDBInstanceState", "modifying"));

    assertEquals(LATER, bench.recheck(StepName.RESTORE));
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @Test
  void whenItWasFirstSeenAvailableIsRecordedOnce() {
    bench.restoring("available");
    Instant first = bench.now();

    bench.recheck(StepName.RESTORE);
    bench.loop.clock.advance(Duration.ofMinutes(1));
    bench.recheck(StepName.RESTORE);

    assertEquals(Optional.of(first), bench.loop.ledger.reached(Runs.RUN, Subjects.AVAILABLE));
  }

  @Test
  void productionsPasswordGivesWayToOneThatRdsManages() {
    bench.restoring("available");

    assertEquals(LATER, bench.recheck(StepName.RESTORE));
    assertEquals(LATER, bench.recheck(StepName.RESTORE));

    assertEquals(List.of(MANAGED), bench.rds.calls());
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @Test
  void aSecretThatIsNotActiveYetIsWaitedFor() {
    bench.restoring(RestoreBench.managed("available"));

    assertEquals(LATER, bench.recheck(StepName.RESTORE));
    assertEquals(List.of(), bench.rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "incompatible-restore", "incompatible-network", "deleting"})
  void aLostDatabaseFailsTheStep(String status) {
    bench.restoring(status);

    bench.recheck(StepName.RESTORE);

    assertEquals(FailureCode.RESTORE_FAILED, bench.failure().code());
    assertTrue(bench.failure().detail().contains(status), bench.failure().detail());
  }

  @Test
  void aDatabaseThatVanishedFailsTheStep() {
    bench.restoring("creating");
    bench.rds.remove(RestoreBench.TEMPORARY);

    assertEquals(LATER, bench.recheck(StepName.RESTORE));
    bench.loop.clock.advance(Duration.ofMinutes(6));
    bench.recheck(StepName.RESTORE);

    assertEquals(FailureCode.RESTORE_FAILED, bench.failure().code());
  }

  @Test
  void aRestoreThatIsNotRecordedYetIsWaitedFor() {
    bench.rds.put(RestoreBench.settled());

    assertEquals(LATER, bench.recheck(StepName.RESTORE));
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @Test
  void aDatabaseWithoutOurTagsIsNotTouched() {
    bench.restoring(RestoreBench.database("available", RestoreBench.RESOURCE_ID, Map.of()));

    bench.recheck(StepName.RESTORE);

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aDatabaseWithAnotherResourceIdIsNotTouched() {
    bench.restoring(RestoreBench.database("available", "db-ANOTHER", RestoreBench.OUR_TAGS));

    bench.recheck(StepName.RESTORE);

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
    assertTrue(bench.failure().detail().contains("db-ANOTHER"), bench.failure().detail());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void throttlingIsSatOut() {
    bench.restoring("available");
    bench.loop.receivedTimes(50);
    bench.loop.faults.failBefore(
        "rds.manageMasterPassword", FakeRds.failure(Kind.THROTTLED, "Throttling", "slow down"));

    assertTrue(bench.recheck(StepName.RESTORE) instanceof Disposition.Release);
    bench.recheck(StepName.RESTORE);

    assertEquals(List.of(MANAGED), bench.rds.calls());
  }
}
