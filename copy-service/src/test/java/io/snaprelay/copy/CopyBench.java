package io.snaprelay.copy;

import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.StepFailed;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole service on fakes, with one run whose source snapshot has been created. */
final class CopyBench {
  static final String TARGET_REGION = "eu-central-1";
  static final String KEY_ARN = "arn:aws:kms:eu-central-1:111111111111:key/dr";
  static final String SOURCE_KEY_ARN = "arn:aws:kms:eu-west-1:111111111111:key/prod";
  static final Pace PACE = new Pace(Duration.ofSeconds(45), Duration.ofSeconds(60));

  final LoopBench loop = new LoopBench();
  final FakeRds rds = new FakeRds(loop.faults);
  final FakeKmsKeys kms =
      new FakeKmsKeys().put(TARGET_REGION, "alias/dr", new KmsKey(KEY_ARN, "Enabled"));
  final FrozenPlan plan;
  private final Optional<String> sourceKey;
  private long inFlight;

  CopyBench(FrozenPlan plan, Optional<String> sourceKey) {
    this.plan = plan;
    this.sourceKey = sourceKey;
    CopyParts.add(loop, rds, kms, (kind, account, region) -> inFlight, PACE);
    loop.begun(plan);
    putSource("available");
    sourceIsRecorded();
  }

  /** A run that copies an encrypted snapshot to eu-central-1 under alias/dr. */
  static CopyBench encrypted() {
    return new CopyBench(
        Runs.nightly().copiedTo(TARGET_REGION, "alias/dr").frozen(), Optional.of(SOURCE_KEY_ARN));
  }

  /** So many copies are under way to the target's region. */
  CopyBench inFlight(long copies) {
    inFlight = copies;
    return this;
  }

  Disposition start() {
    return loop.deliver(created(Origin.SOURCE));
  }

  Disposition recheck() {
    return loop.deliver(new Recheck(plan.run(), StepName.COPY, plan.deadline(), Optional.empty()));
  }

  Disposition rdsEvent(String eventId) {
    return loop.deliverRdsEvent(eventId, target().arn(), loop.clock.instant());
  }

  Run run() {
    return new Run(plan, loop.ledger, "cause", loop.clock.instant());
  }

  SnapshotRef source() {
    return new SnapshotRef(
        plan.database().kind(),
        Runs.ACCOUNT,
        plan.database().region(),
        run().resourceName(StepName.SNAPSHOT));
  }

  SnapshotRef target() {
    return new SnapshotRef(
        plan.database().kind(),
        Runs.ACCOUNT,
        plan.plan().copy().map(Copy::region).orElse(TARGET_REGION),
        run().resourceName(StepName.COPY));
  }

  SnapshotCreated created(Origin origin) {
    return new SnapshotCreated(
        run().header(SnapshotCreated.class, source().arn()),
        source(),
        origin,
        plan.database(),
        facts(FakeRds.FACTS.dataAsOf(), sourceKey));
  }

  void putSource(String status) {
    rds.put(FakeRds.snapshot(source(), plan.database().identifier(), status, Map.of()));
  }

  /** The copy is available, under a key, with data of a time. */
  void putCopy(String database, Instant dataAsOf, Optional<String> key) {
    rds.put(
        new SnapshotState(
            target(),
            database,
            "available",
            "manual",
            100,
            Optional.of(facts(dataAsOf, key)),
            key,
            tags(plan.run())));
  }

  /** The copy is available, as the plan asked for it. */
  void putGoodCopy() {
    putCopy(plan.database().identifier(), FakeRds.FACTS.dataAsOf(), Optional.of(KEY_ARN));
  }

  void putCopy(String status, Map<String, String> tags) {
    rds.put(FakeRds.snapshot(target(), plan.database().identifier(), status, tags));
  }

  List<CopyCompleted> completed() {
    return loop.bus.published(CopyCompleted.class);
  }

  List<StepFailed> failures() {
    return loop.bus.published(StepFailed.class);
  }

  static Map<String, String> tags(RunId run) {
    return new Ownership(run, StepName.COPY, ResourceRole.COPY).tags();
  }

  private void sourceIsRecorded() {
    loop.ledger.record(
        RunRecords.done(
            plan.run(), StepName.SNAPSHOT, loop.clock.instant(), created(Origin.SOURCE)));
  }

  private static SnapshotFacts facts(Instant dataAsOf, Optional<String> key) {
    return new SnapshotFacts("postgres", "17.11", dataAsOf, 20, key);
  }
}
