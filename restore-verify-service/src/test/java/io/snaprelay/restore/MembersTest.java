package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure.Kind;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A temporary cluster, and the instance that serves it. */
class MembersTest {
  private static final Map<String, String> MEMBER_TAGS =
      new Ownership(Runs.RUN, StepName.RESTORE_MEMBER, ResourceRole.TEMPORARY).tags();

  private final TemporaryLife life = new TemporaryLife(DatabaseKind.CLUSTER, false);
  private final RestoreBench bench = life.bench;
  private final DatabaseRef cluster = life.temporary();
  private final DatabaseRef member = life.member();
  private final DatabaseRef stranger =
      new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, cluster.region(), "reports");

  @Test
  void aClusterThatIsBeingCreatedIsGivenNoMemberYet() {
    bench.loop.deliver(bench.copyCompleted());

    bench.recheck(StepName.RESTORE);

    assertEquals(List.of("restore " + cluster.identifier()), bench.rds.calls());
  }

  @Test
  void theMemberIsOursByNameTagsAndRecordAndIsSweptWithItsCluster() {
    memberIsCreated();

    Map<String, String> tags = new HashMap<>(bench.rds.database(member).orElseThrow().tags());
    String expiry = bench.rds.database(cluster).orElseThrow().tags().get(TagKeys.EXPIRES_AT);
    assertEquals(expiry, tags.remove(TagKeys.EXPIRES_AT));
    assertEquals(MEMBER_TAGS, tags);
    assertEquals(
        bench.rds.database(member).orElseThrow().resourceId(),
        bench.run().created(StepName.RESTORE_MEMBER).orElseThrow().resourceId());
  }

  @Test
  void theMemberBelongsToNoOtherRunsPlaces() {
    memberIsCreated();

    assertEquals(
        List.of(cluster),
        bench.rds.databases(Runs.ACCOUNT, cluster.region()).stream()
            .map(DatabaseState::ref)
            .toList());
  }

  @Test
  void aRefusedMemberFailsTheRestoreAndTheEmptyClusterIsDeleted() {
    bench.loop.faults.failBefore(
        "rds.addMember", FakeRds.failure(Kind.QUOTA_EXCEEDED, "InstanceQuotaExceeded", "40"));

    life.live();

    assertEquals(
        List.of("restore " + cluster.identifier(), "deleteDatabase " + cluster.identifier()),
        bench.rds.calls());
    assertEquals(FailureCode.QUOTA_EXCEEDED, bench.failure().code());
    assertEquals(List.of(), life.remains());
    assertEquals(RunResult.FAILED, bench.loop.bus.published(RunCompleted.class).get(0).result());
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "incompatible-network"})
  void aMemberThatWillNeverServeFailsTheRestore(String status) {
    memberIsCreated();
    bench.rds.put(FakeRds.database(member, status, false, tagsOf(member)));

    bench.recheck(StepName.RESTORE);

    assertEquals(FailureCode.RESTORE_FAILED, bench.failure().code());
  }

  @Test
  void aMemberThatVanishedIsNotMadeAgainAndFailsTheRestore() {
    memberIsCreated();
    bench.rds.remove(member);

    bench.recheck(StepName.RESTORE);
    assertEquals(List.of(), bench.loop.bus.published());
    bench.loop.clock.advance(Duration.ofMinutes(6));
    bench.recheck(StepName.RESTORE);

    assertEquals(FailureCode.RESTORE_FAILED, bench.failure().code());
    assertTrue(bench.failure().detail().contains("instance that served"));
    assertEquals(2, bench.rds.calls().size());
  }

  @Test
  void aNameTakenByAStrangerIsToldAndTheStrangerStays() {
    bench.rds.put(FakeRds.instance(member, Map.of()));

    life.live();

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
    assertTrue(bench.failure().detail().contains(member.arn()), bench.failure().detail());
    assertEquals(List.of(member.identifier()), life.remains());
  }

  @Test
  void aForeignMemberInOurClusterIsToldAndNothingIsTouched() {
    proved();
    bench.rds.put(FakeRds.instance(stranger, Map.of()), cluster);
    int before = bench.rds.calls().size();

    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));

    assertEquals(before, bench.rds.calls().size());
    assertTrue(bench.failure().detail().contains(stranger.arn()), bench.failure().detail());
    assertEquals(Optional.of(StepState.FAILED), bench.state(StepName.CLEAN_UP));
  }

  @Test
  void aMemberOfAnotherRunIsForeignToo() {
    Map<String, String> theirs = new HashMap<>(MEMBER_TAGS);
    theirs.put(TagKeys.RUN, "raaaaaaaaaaaaaaa");
    memberIsCreated();
    bench.rds.put(FakeRds.instance(stranger, theirs), cluster);

    bench.recheck(StepName.RESTORE);

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
  }

  @Test
  void ourTagsOnAnotherNameMakeNoMemberOurs() {
    memberIsCreated();
    bench.rds.put(FakeRds.instance(stranger, MEMBER_TAGS), cluster);

    bench.recheck(StepName.RESTORE);

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
  }

  @Test
  void anInstanceThatTookTheMembersNameIsNotDeleted() {
    proved();
    DatabaseState old = bench.rds.database(member).orElseThrow();
    bench.rds.put(
        new DatabaseState(
            member,
            "db-ANOTHER",
            "available",
            true,
            false,
            old.endpoint(),
            Optional.empty(),
            false,
            old.engine(),
            old.engineVersion(),
            old.tags()));
    int before = bench.rds.calls().size();

    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));

    assertEquals(before, bench.rds.calls().size());
    assertTrue(bench.failure().detail().contains("db-ANOTHER"), bench.failure().detail());
  }

  @Test
  void aClusterThatIsNotReadyForItsMemberIsAskedAgain() {
    bench.loop.faults.failBefore(
        "rds.addMember",
        FakeRds.failure(Kind.INVALID_STATE, "InvalidDBClusterStateFault", "modifying"));

    life.live();

    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
    assertEquals(List.of(), life.remains());
  }

  private void memberIsCreated() {
    bench.loop.deliver(bench.copyCompleted());
    bench.rds.put(FakeRds.database(cluster, "available", true, tagsOf(cluster)));
    bench.recheck(StepName.RESTORE);
    assertEquals("addMember " + member.identifier(), bench.rds.calls().get(1));
  }

  private void proved() {
    memberIsCreated();
    bench.rds.put(FakeRds.database(member, "available", true, tagsOf(member)));
    bench.done(StepName.RESTORE, bench.restoreAvailable());
    bench.verified(Verdict.PASSED);
  }

  private Map<String, String> tagsOf(DatabaseRef ref) {
    return bench.rds.database(ref).orElseThrow().tags();
  }
}
