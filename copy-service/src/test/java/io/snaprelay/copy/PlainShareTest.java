package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotShared;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code share}: the copy where there is one, else the run's own snapshot, and nothing foreign. */
class PlainShareTest {
  private static final List<String> ACCOUNTS = List.of("333333333333", "444444444444");

  @Test
  void theCopyIsSharedOnceItIsThere() {
    CopyBench bench = copied();

    bench.rdsEvent("RDS-EVENT-0060");
    bench.loop.deliver(bench.completed().get(0));

    assertEquals(ACCOUNTS, bench.rds.sharedWith(bench.target()));
    assertEquals(List.of(), bench.rds.sharedWith(bench.source()));
    assertEquals(ACCOUNTS, shared(bench).get(0).accounts());
  }

  @Test
  void theSourceOfACopyIsNotShared() {
    CopyBench bench = copied();

    bench.start();

    assertEquals(List.of(), shared(bench));
    assertEquals(List.of(), bench.rds.sharedWith(bench.source()));
  }

  @Test
  void aFreshSnapshotIsSharedWhereThePlanMakesNoCopy() {
    CopyBench bench = ownSource();

    bench.loop.deliver(bench.created(Origin.SOURCE));

    assertEquals(ACCOUNTS, bench.rds.sharedWith(bench.source()));
    assertEquals(bench.source(), shared(bench).get(0).snapshot());
  }

  @Test
  void aSnapshotThatTheRunOnlyPickedIsNotShared() {
    CopyBench bench = withoutCopy();

    bench.loop.deliver(bench.created(Origin.SOURCE));

    assertEquals(FailureCode.NAME_TAKEN, bench.failures().get(0).code());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aCopyUnderAKeyOfAwsIsRefusedBeforeItIsMade() {
    CopyBench bench = plannedCopy();
    bench.kms.put(
        CopyBench.TARGET_REGION, "alias/dr", new KmsKey(CopyBench.KEY_ARN, "Enabled", true));

    bench.start();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, bench.failures().get(0).code());
    assertTrue(bench.failures().get(0).detail().contains("managed by AWS"));
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aReadingThatLacksAnAccountIsRepeatedByTheRecheck() {
    CopyBench bench = ownSource();
    bench.loop.faults.failAfter("rds.share", new IllegalStateException("killed"));
    bench.loop.deliver(bench.created(Origin.SOURCE));
    bench.rds.share(bench.source(), List.of(), ACCOUNTS);

    bench.loop.deliver(
        new Recheck(bench.plan.run(), StepName.SHARE, bench.plan.deadline(), Optional.empty()));

    assertEquals(ACCOUNTS, bench.rds.sharedWith(bench.source()));
    assertEquals(1, shared(bench).size());
  }

  private static CopyBench plannedCopy() {
    return new CopyBench(
        Runs.nightly()
            .copiedTo(CopyBench.TARGET_REGION, "alias/dr")
            .sharedWith(ACCOUNTS.get(0), ACCOUNTS.get(1))
            .frozen(),
        Optional.of(CopyBench.SOURCE_KEY_ARN));
  }

  /** The copy has been requested, and RDS has it. */
  private static CopyBench copied() {
    CopyBench bench = plannedCopy();
    bench.start();
    bench.putGoodCopy();
    return bench;
  }

  private static CopyBench withoutCopy() {
    return new CopyBench(
        Runs.nightly().sharedWith(ACCOUNTS.get(0), ACCOUNTS.get(1)).frozen(), Optional.empty());
  }

  /** The run has taken the snapshot itself. */
  private static CopyBench ownSource() {
    CopyBench bench = withoutCopy();
    SnapshotRef source = bench.source();
    Map<String, String> tags =
        new Ownership(bench.plan.run(), StepName.SNAPSHOT, ResourceRole.SOURCE).tags();
    bench.rds.put(FakeRds.snapshot(source, Runs.ORDERS.identifier(), "available", tags));
    bench.loop.ledger.created(
        bench.plan.run(),
        StepName.SNAPSHOT,
        new Created(source.arn(), source.arn(), bench.loop.clock.instant()));
    return bench;
  }

  private static List<SnapshotShared> shared(CopyBench bench) {
    return bench.loop.bus.published(SnapshotShared.class);
  }
}
