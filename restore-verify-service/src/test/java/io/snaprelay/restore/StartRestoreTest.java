package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure.Kind;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.StepFailed;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Verify;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartRestoreTest {
  private static final String RESTORED = "restore " + RestoreBench.TEMPORARY.identifier();

  private RestoreBench bench = RestoreBench.ofACopy();

  @Test
  void aCopyIsRestoredBesideItselfUnderTheDerivedName() {
    bench.deliverFile("a-copy-is-complete");

    assertEquals(List.of(RESTORED), bench.rds.calls());
    assertEquals(RestoreBench.TEMPORARY, bench.temporary().orElseThrow().ref());
    assertEquals(RestoreBench.PACE.first(), bench.loop.mailbox.sent().get(0).delay());
    assertEquals(
        bench.temporary().orElseThrow().resourceId(),
        bench.run().created(StepName.RESTORE).orElseThrow().resourceId());
  }

  @Test
  void aTemporaryDatabaseSaysWhoseItIsAndWhenItMayBeSwept() {
    bench.deliverFile("a-copy-is-complete");

    Map<String, String> tags = new HashMap<>(bench.temporary().orElseThrow().tags());
    assertEquals("2026-11-21T08:01:00Z", tags.remove(TagKeys.EXPIRES_AT));
    assertEquals(RestoreBench.OUR_TAGS, tags);
  }

  @Test
  void theSourceIsLeftAloneWhenItsCopyIsToBeProved() {
    bench.deliverFile("a-source-snapshot-exists");

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void theSourceIsRestoredWhenThePlanSaysSoAndItsCopyIsNot() {
    bench = new RestoreBench(copiedAndVerifiedAtTheSource()).withSnapshots();

    bench.deliverFile("a-copy-is-complete");
    assertEquals(List.of(), bench.rds.calls());

    bench.deliverFile("a-source-snapshot-exists");
    assertEquals(List.of(RESTORED), bench.rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "aurora-mysql", "oracle-ee", "sqlserver-se"})
  void whatCannotBeProvedIsNotPaidFor(String engine) {
    bench = copyOfEngine(engine);

    bench.deliverFile("a-copy-is-complete");

    assertEquals(FailureCode.PLAN_NOT_EXECUTABLE, bench.failure().code());
    assertTrue(bench.failure().detail().contains(engine), bench.failure().detail());
    assertTrue(
        bench.failure().detail().contains("postgres, aurora-postgresql, mariadb"),
        bench.failure().detail());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aCopyOfMariaDbIsRestored() {
    bench = copyOfEngine("mariadb");

    bench.deliverFile("a-copy-is-complete");

    assertEquals(List.of(RESTORED), bench.rds.calls());
  }

  private static RestoreBench copyOfEngine(String engine) {
    return new RestoreBench(Runs.copiedAndVerified().frozen())
        .of(new SnapshotFacts(engine, "1", Runs.REQUESTED_AT, 20, Optional.empty()))
        .withSnapshots();
  }

  @Test
  void theCopyOfASanitizedSnapshotIsNeverRestored() {
    bench.deliverFile("a-copy-of-a-sanitized-snapshot-is-complete");

    assertEquals(Optional.empty(), bench.state(StepName.RESTORE));
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aSanitizedSnapshotIsNeverRestored() {
    bench = new RestoreBench(Runs.nightly().verified().frozen()).withSnapshots();

    bench.deliverFile("a-sanitized-snapshot-exists");

    assertEquals(Optional.empty(), bench.state(StepName.RESTORE));
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aRedeliveryFindsItsOwnDatabaseAndMakesNoSecond() {
    bench.deliverFile("a-copy-is-complete");
    bench.deliverFile("a-copy-is-complete");

    assertEquals(List.of(RESTORED), bench.rds.calls());
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @Test
  void aReplyThatWasLostIsMadeUpForByTheTags() {
    bench.loop.faults.failAfter(
        "rds.restore", FakeRds.failure(Kind.UNAVAILABLE, "NoAnswer", "time-out"));

    assertTrue(bench.deliverFile("a-copy-is-complete") instanceof Disposition.Release);
    assertTrue(bench.run().created(StepName.RESTORE).isEmpty());
    bench.deliverFile("a-copy-is-complete");

    assertEquals(List.of(RESTORED), bench.rds.calls());
    assertTrue(bench.run().created(StepName.RESTORE).isPresent());
  }

  @Test
  void aForeignDatabaseUnderTheDerivedNameIsNotTouched() {
    bench.rds.put(RestoreBench.database("available", "db-FOREIGN", Map.of("owner", "somebody")));

    bench.deliverFile("a-copy-is-complete");

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
    assertTrue(bench.failure().leftAsIs().contains("was not touched"));
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aDatabaseThatOnlyPartlyBearsOurTagsIsForeign() {
    Map<String, String> tags = new HashMap<>(RestoreBench.OUR_TAGS);
    tags.put(TagKeys.ROLE, "copy");
    bench.rds.put(RestoreBench.database("available", "db-FOREIGN", tags));

    bench.deliverFile("a-copy-is-complete");

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
    assertTrue(bench.run().created(StepName.RESTORE).isEmpty());
  }

  @Test
  void aDatabaseWithOurTagsAndAnotherResourceIdIsForeign() {
    bench.restoring(RestoreBench.database("available", "db-ANOTHER", RestoreBench.OUR_TAGS));

    bench.deliverFile("a-copy-is-complete");

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
  }

  @Test
  void aRunThatWasCleanedUpIsNotRestoredByAMessageThatWasInFlight() {
    bench.gate.close(Runs.RUN, StepName.RESTORE);

    Outcome outcome = bench.restore.of(RestoreBench.COPY, bench.run());

    assertTrue(outcome instanceof Outcome.Ignore, outcome.toString());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aPlanWithoutAnInstanceClassIsRefusedByName() {
    bench =
        new RestoreBench(
                Runs.nightly()
                    .sanitized(
                        new Sanitize("rules.yaml", Optional.empty(), List.of(), Optional.empty()))
                    .frozen())
            .withSnapshots();

    bench.deliverFile("a-source-snapshot-exists");

    StepFailed failed = bench.failure();
    assertEquals(FailureCode.PLAN_NOT_EXECUTABLE, failed.code());
    assertTrue(failed.detail().contains("verify.instanceClass"), failed.detail());
  }

  @Test
  void aQuotaThatIsUsedUpFailsTheStepUnderItsOwnName() {
    bench.loop.faults.failBefore(
        "rds.restore", FakeRds.failure(Kind.QUOTA_EXCEEDED, "InstanceQuotaExceeded", "40 of 40"));

    bench.deliverFile("a-copy-is-complete");

    assertEquals(FailureCode.QUOTA_EXCEEDED, bench.failure().code());
  }

  private static FrozenPlan copiedAndVerifiedAtTheSource() {
    return Runs.nightly()
        .copiedTo("eu-central-1", "alias/dr")
        .verified(
            new Verify(
                Optional.of(Verify.Subject.SOURCE),
                Optional.empty(),
                Optional.empty(),
                "db.t4g.medium",
                Optional.empty(),
                Optional.empty(),
                List.of()))
        .frozen();
  }
}
