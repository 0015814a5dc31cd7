package io.snaprelay.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which databases a sweep deletes, and above all which it does not. */
class TemporarySweepTest {
  private static final String REGION = "eu-central-1";
  private static final FrozenPlan RUN = Runs.copiedAndVerified().frozen();
  private static final DatabaseRef TEMPORARY = ref(new ResourceName(RUN.run(), StepName.RESTORE));

  private final Faults faults = new Faults();
  private final MemoryLedger store = new MemoryLedger(faults);
  private final RunLedger ledger = new RunLedger(store);
  private final FakeRds rds = new FakeRds(faults);
  private final SettableClock clock = new SettableClock(Runs.REQUESTED_AT.plusSeconds(3600));
  private final TemporaryLook look = new TemporaryLook(rds, ledger, clock);
  private Optional<Removal> farewell = Optional.empty();
  private final TemporaryRemoval removal = new TemporaryRemoval(rds, look, leftover -> farewell);

  @Test
  void aDatabaseOfAnOpenRunIsInUse() {
    restored(TEMPORARY, tags());
    ledger.freeze(RUN);

    assertEquals(List.of(), causes());
  }

  @Test
  void oneThatIsOlderThanItsTagAllowsIsDeletedAlthoughItsRunIsOpen() {
    restored(TEMPORARY, until(clock.instant()));
    ledger.freeze(RUN);

    assertEquals(List.of(Cause.EXPIRED), causes());
    assertInstanceOf(Removal.Waiting.class, remove());
    assertEquals(List.of("deleteDatabase " + TEMPORARY.identifier()), rds.calls());
  }

  @Test
  void theLastSecondBelongsToTheRun() {
    restored(TEMPORARY, until(clock.instant().plusSeconds(1)));
    ledger.freeze(RUN);

    assertEquals(List.of(), causes());
  }

  @Test
  void oneWhoseRunHasEndedIsDeleted() {
    restored(TEMPORARY, tags());
    completed();

    assertEquals(List.of(Cause.RUN_OVER), causes());
    remove();
    assertEquals(List.of("deleteDatabase " + TEMPORARY.identifier()), rds.calls());
  }

  @Test
  void aTagThatSomebodyHasSpoiltExpiresNothing() {
    restored(TEMPORARY, with(tags(), TagKeys.EXPIRES_AT, "soon"));
    ledger.freeze(RUN);

    assertEquals(List.of(), causes());
  }

  @Test
  void oneWithoutARecordInTheLedgerIsToldAndNeverDeleted() {
    rds.put(FakeRds.instance(TEMPORARY, until(Instant.EPOCH)));
    completed();

    assertEquals(List.of(Cause.NOT_RECORDED), causes());
    assertInstanceOf(Removal.Spared.class, remove());
    assertEquals(List.of(), rds.calls());
  }

  @Test
  void oneWithNameAndTagsOfOursAndAnotherResourceIdIsNeverDeleted() {
    rds.put(FakeRds.instance(TEMPORARY, until(Instant.EPOCH)));
    ledger.created(
        RUN.run(), StepName.RESTORE, new Created(TEMPORARY.arn(), "db-THE-FIRST", clock.instant()));
    completed();

    assertEquals(List.of(Cause.OTHER_RESOURCE), causes());
    assertInstanceOf(Removal.Spared.class, remove());
    assertEquals(List.of(), rds.calls());
  }

  /** Somebody restored a snapshot of ours: RDS gives the restored one its tags. */
  @Test
  void oneThatBearsOurTagsUnderANameOfItsOwnIsNeverDeleted() {
    DatabaseRef theirs = new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, REGION, "analytics");
    rds.put(FakeRds.instance(theirs, until(Instant.EPOCH)));
    recorded();
    completed();

    assertEquals(List.of(Cause.NOT_RECORDED), causes());
    assertInstanceOf(Removal.Spared.class, remove());
    assertEquals(List.of(), rds.calls());
  }

  /** What was promoted has no role any more, and is somebody's production. */
  @ParameterizedTest
  @EnumSource(value = ResourceRole.class, names = "TEMPORARY", mode = EnumSource.Mode.EXCLUDE)
  void oneOfAnyOtherRoleIsNeverDeleted(ResourceRole role) {
    restored(TEMPORARY, new Ownership(RUN.run(), StepName.RESTORE, role).tagsUntil(Instant.EPOCH));
    completed();

    assertInstanceOf(Removal.Spared.class, remove());
    assertEquals(List.of(), rds.calls());
  }

  @Test
  void oneWithoutTagsIsNeverDeleted() {
    restored(TEMPORARY, Map.of());
    completed();

    assertEquals(List.of(Cause.NOT_RECORDED), causes());
    assertInstanceOf(Removal.Spared.class, remove());
    assertEquals(List.of(), rds.calls());
  }

  @Test
  void productionIsNotEvenLookedAt() {
    rds.put(FakeRds.instance(Runs.ORDERS, Map.of("team", "shop")));

    assertEquals(List.of(), look.in(Runs.ACCOUNT, Runs.ORDERS.region()));
  }

  @Test
  void oneThatIsOfAnotherRunThanItsNameIsNeverDeleted() {
    RunId other = RunId.of("trigger-2", "nightly", "orders");
    restored(
        TEMPORARY,
        new Ownership(other, StepName.RESTORE, ResourceRole.TEMPORARY).tagsUntil(Instant.EPOCH));
    completed();

    assertInstanceOf(Removal.Spared.class, remove());
    assertEquals(List.of(), rds.calls());
  }

  @Test
  void whatWasRenamedBetweenTheLookAndTheDeletionIsNotTouched() {
    restored(TEMPORARY, until(Instant.EPOCH));
    Leftover seen = found().get(0);
    rds.remove(TEMPORARY);
    rds.put(FakeRds.database(TEMPORARY, "available", true, Map.of("owner", "somebody")));

    assertInstanceOf(Removal.Spared.class, removal.remove(seen));
    assertEquals(List.of(), rds.calls());
  }

  @Test
  void oneThatIsBeingDeletedIsNoLeftoverAndIsWaitedFor() {
    restored(TEMPORARY, until(Instant.EPOCH));
    final Leftover seen = found().get(0);
    rds.put(FakeRds.database(TEMPORARY, "deleting", false, until(Instant.EPOCH)));

    assertEquals(List.of(), causes());
    assertInstanceOf(Removal.Waiting.class, removal.remove(seen));
    rds.remove(TEMPORARY);
    assertInstanceOf(Removal.Gone.class, removal.remove(seen));
    assertEquals(List.of(), rds.calls());
  }

  @Test
  void whatHasToBeSettledFirstIs() {
    restored(TEMPORARY, until(Instant.EPOCH));
    farewell = Optional.of(new Removal.Spared());

    assertInstanceOf(Removal.Spared.class, remove());
    assertEquals(List.of(), rds.calls());
  }

  /** Its time is up, but it may just be on its way to production's name. */
  @ParameterizedTest
  @EnumSource(Restore.Mode.class)
  void oneThatIsToStayIsLeftToItsRunAsLongAsThatIsOpen(Restore.Mode mode) {
    FrozenPlan staying =
        Runs.copiedAndVerified()
            .staying(
                new Restore(mode, Restore.Approval.MANUAL, Optional.empty(), false, null, null))
            .frozen();
    restored(TEMPORARY, until(Instant.EPOCH));
    ledger.freeze(staying);
    assertEquals(List.of(), causes());

    new RunRecords(store).completed(staying, Runs.REQUESTED_AT);

    assertEquals(List.of(Cause.EXPIRED), causes());
  }

  @Test
  void aRefusalIsToldInAwsWords() {
    restored(TEMPORARY, until(Instant.EPOCH));
    faults.failBefore(
        "rds.deleteDatabase",
        FakeRds.failure(AwsFailure.Kind.REFUSED, "InvalidParameterCombination", "protected"));

    assertEquals(new Removal.Refused("InvalidParameterCombination: protected"), remove());
  }

  @Test
  void aPermissionThatLagsBehindTheTagsIsWaitedFor() {
    restored(TEMPORARY, until(Instant.EPOCH));
    faults.failBefore(
        "rds.deleteDatabase", FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "no"));

    assertInstanceOf(Removal.Waiting.class, remove());
  }

  private void restored(DatabaseRef ref, Map<String, String> tags) {
    rds.put(FakeRds.instance(ref, tags));
    recorded();
  }

  private void recorded() {
    String resourceId = FakeRds.instance(TEMPORARY, Map.of()).resourceId();
    ledger.created(
        RUN.run(),
        StepName.RESTORE,
        new Created(TEMPORARY.arn(), resourceId, clock.instant().minus(Duration.ofMinutes(10))));
  }

  private void completed() {
    ledger.freeze(RUN);
    new RunRecords(store).completed(RUN, Runs.REQUESTED_AT);
  }

  private List<Leftover> found() {
    return look.in(Runs.ACCOUNT, REGION);
  }

  private List<Cause> causes() {
    return found().stream().map(leftover -> leftover.why().cause()).toList();
  }

  private Removal remove() {
    return removal.remove(found().get(0));
  }

  private static Map<String, String> tags() {
    return new Ownership(RUN.run(), StepName.RESTORE, ResourceRole.TEMPORARY).tags();
  }

  private static Map<String, String> until(Instant expiry) {
    return new Ownership(RUN.run(), StepName.RESTORE, ResourceRole.TEMPORARY).tagsUntil(expiry);
  }

  private static Map<String, String> with(Map<String, String> tags, String key, String value) {
    Map<String, String> all = new HashMap<>(tags);
    all.put(key, value);
    return all;
  }

  private static DatabaseRef ref(ResourceName name) {
    return new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, REGION, name.value());
  }
}
