package io.snaprelay.copy;

import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Event;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.SnapshotShared;
import io.snaprelay.events.StepFailed;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole service on fakes, with one run that gives its masked snapshot to two accounts. */
final class GivenAwayBench {
  static final String REGION = "eu-central-1";
  static final String PRODUCTION_KEY = "arn:aws:kms:eu-central-1:111111111111:key/dr";
  static final String KEY = "arn:aws:kms:eu-central-1:111111111111:key/dev";
  static final List<String> ACCOUNTS = List.of("222222222222", "444444444444");
  static final FrozenPlan PLAN =
      Runs.copiedAndVerified()
          .sanitized(
              new Sanitize("rules.yaml", Optional.of("alias/dev"), ACCOUNTS, Optional.empty()))
          .frozen();
  private static final DatabaseRef TEMPORARY =
      new DatabaseRef(
          DatabaseKind.INSTANCE, Runs.ACCOUNT, REGION, "snaprelay-" + PLAN.run() + "-restore");

  final LoopBench loop = new LoopBench().begun(PLAN);
  final FakeRds rds = new FakeRds(loop.faults);
  final FakeKmsKeys kms =
      new FakeKmsKeys().put(REGION, "alias/dev", new KmsKey(KEY, "Enabled", false));

  GivenAwayBench() {
    CopyParts.add(loop, rds, kms, (kind, account, region) -> 0, CopyBench.PACE);
    put(masked(), PRODUCTION_KEY, "available", Map.of());
  }

  /** The ledger says that the masked snapshot was taken. */
  GivenAwayBench taken() {
    done(StepName.SANITIZED_SNAPSHOT, created());
    return this;
  }

  /** The ledger says that the copy of it is good. */
  GivenAwayBench copied() {
    taken().putCopy(KEY, "available", tags());
    loop.ledger.created(
        PLAN.run(),
        StepName.SANITIZED_COPY,
        new Created(copy().arn(), copy().arn(), loop.clock.instant()));
    done(StepName.SANITIZED_COPY, copyCompleted());
    return this;
  }

  Disposition start() {
    return loop.deliver(created());
  }

  Disposition share() {
    return loop.deliver(copyCompleted());
  }

  Disposition recheck(StepName step) {
    return loop.deliver(new Recheck(PLAN.run(), step, PLAN.deadline(), Optional.empty()));
  }

  SnapshotRef masked() {
    return ref(StepName.SANITIZED_SNAPSHOT);
  }

  SnapshotRef copy() {
    return ref(StepName.SANITIZED_COPY);
  }

  void putCopy(String key, String status, Map<String, String> tags) {
    put(copy(), key, status, tags);
  }

  static Map<String, String> tags() {
    return new Ownership(PLAN.run(), StepName.SANITIZED_COPY, ResourceRole.SANITIZED).tags();
  }

  SnapshotCreated created() {
    return new SnapshotCreated(
        run().header(SnapshotCreated.class, masked().arn()),
        masked(),
        Origin.SANITIZED,
        TEMPORARY,
        facts(Optional.of(PRODUCTION_KEY)));
  }

  CopyCompleted copyCompleted() {
    return new CopyCompleted(
        run().header(CopyCompleted.class, copy().arn()),
        masked(),
        copy(),
        Origin.SANITIZED,
        facts(Optional.of(KEY)));
  }

  List<CopyCompleted> completed() {
    return loop.bus.published(CopyCompleted.class);
  }

  List<SnapshotShared> shared() {
    return loop.bus.published(SnapshotShared.class);
  }

  List<StepFailed> failures() {
    return loop.bus.published(StepFailed.class);
  }

  private Run run() {
    return new Run(PLAN, loop.ledger, "cause", loop.clock.instant());
  }

  private SnapshotRef ref(StepName step) {
    return new SnapshotRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, REGION, run().resourceName(step));
  }

  private void put(SnapshotRef ref, String key, String status, Map<String, String> tags) {
    Optional<String> arn = Optional.ofNullable(key);
    rds.put(
        new SnapshotState(
            ref,
            TEMPORARY.identifier(),
            status,
            "manual",
            100,
            Optional.of(facts(arn)),
            arn,
            tags));
  }

  private void done(StepName step, Event event) {
    loop.ledger.record(RunRecords.done(PLAN.run(), step, loop.clock.instant(), event));
  }

  private static SnapshotFacts facts(Optional<String> key) {
    return new SnapshotFacts("postgres", "17.11", FakeRds.FACTS.dataAsOf(), 20, key);
  }
}
