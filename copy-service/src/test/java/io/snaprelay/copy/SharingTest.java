package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.kms.KeyPolicy;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the masked copy is shared, only with whom the plan names, and only what is seen is told. */
class SharingTest {
  private final GivenAwayBench bench = new GivenAwayBench();

  @Test
  void theAccountsThatThePlanNamesAreLetInAndReadBack() {
    bench.copied().share();

    assertEquals(GivenAwayBench.ACCOUNTS, bench.rds.sharedWith(bench.copy()));
    assertEquals(bench.copy(), bench.shared().get(0).snapshot());
    assertEquals(GivenAwayBench.ACCOUNTS, bench.shared().get(0).accounts());
    assertEquals(List.of(), bench.rds.sharedWith(bench.masked()));
  }

  @Test
  void nothingIsSharedOnTheWordOfAnEventAlone() {
    bench.taken().share();
    bench.recheck(StepName.SANITIZED_SHARE);

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void whoeverElseWasLetInIsShutOutAgain() {
    bench.copied();
    bench.rds.share(bench.copy(), List.of("666666666666", "all"), List.of());

    bench.share();

    assertEquals(GivenAwayBench.ACCOUNTS, bench.rds.sharedWith(bench.copy()));
  }

  @Test
  void aKeyThatShutsOneOfThemOutIsFoundBeforeTheCopyIsMade() {
    bench.taken().kms.putPolicy(GivenAwayBench.KEY, letIn("222222222222"));

    bench.start();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, failure());
    String detail = bench.failures().get(0).detail();
    assertTrue(detail.contains("does not let 444444444444 use it"), detail);
    assertTrue(detail.contains(KeyPolicy.statementFor(List.of("444444444444"))), detail);
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aKeyPolicyThatWasNarrowedSinceTheCopyIsFoundBeforeTheShare() {
    bench.copied().kms.put(GivenAwayBench.REGION, GivenAwayBench.KEY, key());
    bench.kms.putPolicy(GivenAwayBench.KEY, letIn("222222222222"));

    bench.share();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, failure());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aKeyThatLetsThemAllInIsNoObstacle() {
    bench.copied().kms.put(GivenAwayBench.REGION, GivenAwayBench.KEY, key());
    bench.kms.putPolicy(GivenAwayBench.KEY, letIn("222222222222", "444444444444"));

    bench.share();

    assertEquals(1, bench.shared().size());
  }

  @Test
  void theCopyOfProductionIsNeverShared() {
    bench.copied();
    CopyCompleted masked = bench.copyCompleted();

    bench.loop.deliver(
        new CopyCompleted(
            masked.header(), masked.source(), masked.copy(), Origin.COPY, masked.facts()));

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aForeignSnapshotThatTookTheNameIsNotShared() {
    bench.copied().putCopy(GivenAwayBench.KEY, "available", Map.of("owner", "somebody"));

    bench.share();

    assertEquals(FailureCode.NAME_TAKEN, failure());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aCopyWithoutEncryptionIsNotShared() {
    bench.copied().putCopy(null, "available", GivenAwayBench.tags());

    bench.share();

    assertEquals(FailureCode.SNAPSHOT_DIFFERS, failure());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aCopyThatIsGoneFailsTheStep() {
    bench.copied().rds.remove(bench.copy());

    bench.share();

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, failure());
  }

  @Test
  void whatRdsRefusesFailsTheStepAndIsNotAnnounced() {
    bench.copied();
    bench.loop.faults.failBefore(
        "rds.share",
        FakeRds.failure(
            AwsFailure.Kind.QUOTA_EXCEEDED, "SharedSnapshotQuotaExceeded", "20 accounts"));

    bench.share();

    assertEquals(FailureCode.QUOTA_EXCEEDED, failure());
    assertEquals(List.of(), bench.shared());
  }

  @Test
  void aCopyThatIsBusyIsWaitedFor() {
    bench.copied();
    bench.loop.faults.failBefore(
        "rds.share",
        FakeRds.failure(AwsFailure.Kind.INVALID_STATE, "InvalidDBSnapshotState", "busy"));

    assertInstanceOf(Disposition.Release.class, bench.share());
    bench.share();

    assertEquals(1, bench.shared().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rds.share", "ledger.create", "bus.publish"})
  void aServiceKilledInBetweenSharesOnceAndSaysOneThing(String point) {
    bench.copied();
    bench.loop.faults.failAfter(point, new IllegalStateException("killed"));
    bench.share();

    bench.share();
    bench.share();

    assertEquals(1, bench.rds.calls().size());
    assertEquals(1, bench.shared().stream().distinct().count());
  }

  private static KmsKeys.KmsKey key() {
    return new KmsKeys.KmsKey(GivenAwayBench.KEY, "Enabled");
  }

  private static String letIn(String... accounts) {
    return "{\"Statement\": %s}".formatted(KeyPolicy.statementFor(List.of(accounts)));
  }

  private FailureCode failure() {
    return bench.failures().get(0).code();
  }
}
