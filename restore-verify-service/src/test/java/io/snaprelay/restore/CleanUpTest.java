package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure.Kind;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepState;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CleanUpTest {
  private static final String DELETED = "deleteDatabase " + RestoreBench.TEMPORARY.identifier();

  private RestoreBench bench = RestoreBench.ofACopy();

  // when

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void whateverTheVerdictTheTemporaryDatabaseIsDeletedAndTheRunEnds(Verdict verdict) {
    bench.restored().verified(verdict);

    bench.loop.deliver(bench.verificationCompleted(verdict));
    bench.recheck(StepName.CLEAN_UP);
    bench.rds.remove(RestoreBench.TEMPORARY);
    bench.recheck(StepName.CLEAN_UP);

    assertEquals(List.of(DELETED), bench.rds.calls());
    TemporaryDatabaseDeleted deleted =
        bench.loop.bus.published(TemporaryDatabaseDeleted.class).get(0);
    assertEquals(RestoreBench.RESOURCE_ID, deleted.resourceId());
    RunResult expected = verdict == Verdict.PASSED ? RunResult.SUCCEEDED : RunResult.FAILED;
    assertEquals(expected, bench.loop.bus.published(RunCompleted.class).get(0).result());
  }

  @Test
  void theRdsEventOfTheDeletionEndsTheCleanUpBeforeTheRecheckLooks() {
    bench.restored().verified(Verdict.PASSED);
    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));
    bench.rds.remove(RestoreBench.TEMPORARY);

    rdsEvent("RDS-EVENT-0003");

    assertEquals(1, bench.loop.bus.published(TemporaryDatabaseDeleted.class).size());
  }

  @Test
  void anRdsEventThatIsNotTrueDeletesNothingThatIsBeingProved() {
    bench.restored();

    rdsEvent("RDS-EVENT-0003");

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void theEndOfSomebodyElsesDatabaseDoesNotCleanUpBeforeTheRestore() {
    rdsEvent("RDS-EVENT-0003");

    assertEquals(Optional.empty(), bench.state(StepName.CLEAN_UP));
  }

  @Test
  void noOtherRdsEventOfTheTemporaryDatabaseDeletesIt() {
    bench.restored();

    rdsEvent("RDS-EVENT-0016");

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aLostRestoreIsDeleted() {
    bench.restoring("incompatible-restore");
    bench.recheck(StepName.RESTORE);

    bench.loop.deliver(bench.failure());

    assertEquals(List.of(DELETED), bench.rds.calls());
  }

  @Test
  void aFailedShareTouchesNothing() {
    bench =
        new RestoreBench(Runs.copiedAndVerified().sharedWith("222222222222").frozen())
            .withSnapshots()
            .restored();
    bench.failed(StepName.SHARE, FailureCode.ACCESS_DENIED);

    bench.loop.deliver(bench.stepFailed(StepName.SHARE, FailureCode.ACCESS_DENIED));

    assertEquals(List.of(), bench.rds.calls());
    assertEquals(Optional.empty(), bench.state(StepName.CLEAN_UP));
  }

  // nothing was created

  @Test
  void aRunWhoseCopyFailedHasNothingToCleanUp() {
    bench = new RestoreBench(Runs.copiedAndVerified().frozen());
    bench.done(StepName.SNAPSHOT, bench.sourceCreated());

    bench.loop.deliver(bench.stepFailed(StepName.COPY, FailureCode.KMS_KEY_NOT_USABLE));

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CLEAN_UP));
    assertEquals(List.of(), bench.loop.bus.published(TemporaryDatabaseDeleted.class));
  }

  @Test
  void aRestoreThatRdsRefusedLeavesNothingToWaitFor() {
    bench.loop.faults.failBefore(
        "rds.restore", FakeRds.failure(Kind.QUOTA_EXCEEDED, "InstanceQuotaExceeded", "40 of 40"));
    bench.deliverFile("a-copy-is-complete");

    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(bench.failure()));

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CLEAN_UP));
  }

  // whose it is

  @Test
  void aDatabaseWithoutOurTagsIsNotDeleted() {
    notDeleted(RestoreBench.RESOURCE_ID, Map.of());
  }

  @ParameterizedTest
  @EnumSource(Tampering.class)
  void aDatabaseWithTagsThatAreNotExactlyOursIsNotDeleted(Tampering tampering) {
    Map<String, String> tags = new HashMap<>(RestoreBench.OUR_TAGS);
    tags.put(tampering.key, tampering.value);

    notDeleted(RestoreBench.RESOURCE_ID, tags);
  }

  @Test
  void aDatabaseWithAnotherResourceIdIsNotDeleted() {
    notDeleted("db-ANOTHER", RestoreBench.OUR_TAGS);
  }

  @Test
  void aForeignDatabaseThatMadeTheRestoreFailIsNotDeletedEither() {
    bench.rds.put(RestoreBench.database("available", "db-FOREIGN", Map.of()));
    bench.deliverFile("a-copy-is-complete");

    bench.loop.deliver(bench.failure());

    assertEquals(List.of(), bench.rds.calls());
    assertEquals(Optional.of(StepState.FAILED), bench.state(StepName.CLEAN_UP));
  }

  @Test
  void aDatabaseThatTookTheNameAfterOursWasDeletedIsNotDeleted() {
    bench.restored().verified(Verdict.PASSED);
    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));
    bench.rds.put(RestoreBench.database("available", "db-FOREIGN", Map.of()));

    bench.recheck(StepName.CLEAN_UP);

    assertEquals(List.of(DELETED), bench.rds.calls());
    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
  }

  // how it goes wrong

  @Test
  void aDatabaseThatIsGoneAlreadyIsCleanedUp() {
    bench.restored().verified(Verdict.PASSED);
    bench.rds.remove(RestoreBench.TEMPORARY);

    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));

    assertEquals(1, bench.loop.bus.published(TemporaryDatabaseDeleted.class).size());
  }

  @Test
  void aDeletionThatTakesLongIsLookedAtAgain() {
    bench.restored().verified(Verdict.PASSED);
    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));

    assertTrue(bench.recheck(StepName.CLEAN_UP) instanceof Disposition.Release);
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @Test
  void aDatabaseThatCameOutOfItsDeletionIsDeletedAgain() {
    bench.restored().verified(Verdict.PASSED);
    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));
    bench.rds.put(RestoreBench.settled());

    bench.recheck(StepName.CLEAN_UP);

    assertEquals(List.of(DELETED, DELETED), bench.rds.calls());
  }

  @Test
  void aDeletionWhoseReplyWasLostIsNotAskedForTwice() {
    bench.restored().verified(Verdict.PASSED);
    bench.loop.faults.failAfter(
        "rds.deleteDatabase", FakeRds.failure(Kind.UNAVAILABLE, "NoAnswer", "time-out"));

    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));
    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));

    assertEquals(List.of(DELETED), bench.rds.calls());
  }

  @Test
  void deletionProtectionIsSaidClearly() {
    bench.restored().verified(Verdict.PASSED);
    bench.loop.faults.failBefore(
        "rds.deleteDatabase",
        FakeRds.failure(Kind.REFUSED, "InvalidParameterCombination", "protected"));

    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));

    assertEquals(FailureCode.CLEAN_UP_FAILED, bench.failure().code());
    assertTrue(bench.failure().detail().contains("deletion protection"));
    assertTrue(bench.failure().leftAsIs().contains("still exists"));
  }

  private enum Tampering {
    ANOTHER_RUN(TagKeys.RUN, "raaaaaaaaaaaaaaa"),
    ANOTHER_STEP(TagKeys.STEP, "snapshot"),
    ANOTHER_ROLE(TagKeys.ROLE, "retired"),
    NO_ROLE_OF_OURS(TagKeys.ROLE, "production");

    private final String key;
    private final String value;

    Tampering(String key, String value) {
      this.key = key;
      this.value = value;
    }
  }

  private void notDeleted(String resourceId, Map<String, String> tags) {
    bench.restored().verified(Verdict.FAILED);
    bench.rds.put(RestoreBench.database("available", resourceId, tags));

    bench.loop.deliver(bench.verificationCompleted(Verdict.FAILED));

    assertEquals(List.of(), bench.rds.calls());
    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
  }

  private void rdsEvent(String id) {
    bench.loop.deliverRdsEvent(id, RestoreBench.TEMPORARY.arn(), Runs.REQUESTED_AT);
  }
}
