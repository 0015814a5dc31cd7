package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure.Kind;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.ProofRecord;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.settings.InstanceSetting;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.EventJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The source's region is gone: what is taken, and that nobody asks there. */
class DisasterRecoveryTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String FAR = "eu-central-1";

  private final SnapshotBench bench = new SnapshotBench();

  @Test
  void theNewestThatPassedItsProofIsTakenBeforeANewerOneThatNobodyProved() {
    proved("monday", Verdict.PASSED, copy("monday", 1));
    proved("tuesday", Verdict.PASSED, copy("tuesday", 2));
    copy("wednesday", 3);

    recover(SnapshotSource.of(SnapshotSource.Kind.GOOD));

    assertEquals("tuesday", taken().identifier());
  }

  @Test
  void whereNothingWasProvedTheNewestCopyIsTakenThatDidNotFail() {
    copy("monday", 1);
    proved("tuesday", Verdict.FAILED, copy("tuesday", 2));
    put("of-its-namesake", 3, Map.of());

    recover(SnapshotSource.of(SnapshotSource.Kind.GOOD));

    assertEquals("monday", taken().identifier());
  }

  @Test
  void theLastProofOfACopyCounts() {
    SnapshotRef monday = copy("monday", 1);
    proved("first", Verdict.PASSED, monday, NOON);
    proved("second", Verdict.FAILED, monday, NOON.plusSeconds(60));

    recover(SnapshotSource.of(SnapshotSource.Kind.GOOD));

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, failure().code());
    assertTrue(failure().detail().contains(FAR), failure()::detail);
  }

  @Test
  void nothingIsAskedOfTheSourcesRegion() {
    copy("monday", 1);
    bench.loop.faults.failBefore(
        "settings.capture", FakeRds.failure(Kind.UNAVAILABLE, "NoAnswer", "the region is gone"));
    bench.loop.faults.failBefore(
        "rds.database", FakeRds.failure(Kind.UNAVAILABLE, "NoAnswer", "the region is gone"));

    recover(SnapshotSource.of(SnapshotSource.Kind.LATEST));

    assertEquals("monday", taken().identifier());
  }

  @Test
  void aSnapshotThatAnotherAccountSharesIsTakenByItsArn() {
    SnapshotRef shared =
        new SnapshotRef(DatabaseKind.INSTANCE, "222222222222", "eu-west-1", "given-away");
    bench.rds.put(FakeRds.snapshot(shared, "their-orders", "available", Map.of()));

    start(
        Runs.nightly()
            .of(SnapshotSource.named(shared.arn()))
            .staying(restore(Mode.NEW, Wanted.AS_IT_WAS))
            .frozen());

    assertEquals(shared, taken());
  }

  @Test
  void whatIsNotToStayIsNeverOfAnotherDatabase() {
    SnapshotRef shared =
        new SnapshotRef(DatabaseKind.INSTANCE, "222222222222", "eu-west-1", "given-away");
    bench.rds.put(FakeRds.snapshot(shared, "their-orders", "available", Map.of()));

    start(Runs.nightly().of(SnapshotSource.named(shared.arn())).verified().frozen());

    assertEquals(FailureCode.SNAPSHOT_DIFFERS, failure().code());
  }

  @Test
  void whatTheSourceIsLikeIsWrittenDownBeforeItsSnapshotIsTaken() {
    bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of()));
    String id = bench.rds.database(Runs.ORDERS).orElseThrow().resourceId();
    bench.settings.put(id, Map.of("instanceClass", "db.r6g.large"));
    bench.loop.faults.failBefore(
        "rds.createSnapshot", FakeRds.failure(Kind.UNAVAILABLE, "NoAnswer", "killed"));
    FrozenPlan plan = Runs.nightly().frozen();

    start(plan);

    assertEquals(
        Optional.of("db.r6g.large"),
        bench.records.of(plan.run()).flatMap(it -> it.value(InstanceSetting.INSTANCE_CLASS)));
    assertEquals(
        Optional.of("db.r6g.large"),
        bench
            .records
            .at(Runs.ORDERS, bench.loop.clock.instant())
            .flatMap(it -> it.value(InstanceSetting.INSTANCE_CLASS)));
  }

  private void recover(SnapshotSource source) {
    Wanted far =
        new Wanted(
            Optional.empty(),
            Optional.of(FAR),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    start(Runs.nightly().of(source).staying(restore(Mode.DR, far)).frozen());
  }

  private static Restore restore(Mode mode, Wanted wanted) {
    return new Restore(mode, Approval.MANUAL, Optional.empty(), false, wanted, null);
  }

  private void start(FrozenPlan plan) {
    bench.loop.begun(plan);
    bench.start(plan);
  }

  private SnapshotRef copy(String identifier, int days) {
    RunId run = RunId.of(identifier, "nightly", "orders");
    return put(identifier, days, new Ownership(run, StepName.COPY, ResourceRole.COPY).tags());
  }

  private SnapshotRef put(String identifier, int days, Map<String, String> tags) {
    SnapshotRef ref = new SnapshotRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, FAR, identifier);
    SnapshotState usual =
        FakeRds.snapshot(ref, Runs.ORDERS.identifier(), "available", "manual", tags);
    bench.rds.put(
        new SnapshotState(
            ref,
            usual.databaseIdentifier(),
            usual.status(),
            usual.type(),
            usual.percentProgress(),
            Optional.of(
                new SnapshotFacts(
                    "postgres",
                    "17.11",
                    NOON.minus(Duration.ofDays(9 - days)),
                    20,
                    Optional.empty())),
            usual.kmsKeyArn(),
            tags));
    return ref;
  }

  private void proved(String trigger, Verdict verdict, SnapshotRef snapshot) {
    proved(trigger, verdict, snapshot, NOON);
  }

  private void proved(String trigger, Verdict verdict, SnapshotRef snapshot, Instant at) {
    RunId run = RunId.of(trigger, "nightly", "orders");
    bench.loop.store.create(
        LedgerKeys.proof(Runs.ORDERS, at, run),
        EventJson.bytes(new ProofRecord(run, snapshot, verdict, NOON, at, Optional.empty())));
  }

  private SnapshotRef taken() {
    return bench.loop.bus.published(SnapshotCreated.class).get(0).snapshot();
  }

  private StepFailed failure() {
    return bench.loop.bus.published(StepFailed.class).get(0);
  }
}
