package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartCopyTest {
  private static final AwsFailure OVER_QUOTA =
      FakeRds.failure(AwsFailure.Kind.QUOTA_EXCEEDED, "SnapshotQuotaExceeded", "no more");

  private final CopyBench bench = CopyBench.encrypted();

  @Test
  void theSourceIsCopiedUnderTheDerivedNameAndRecorded() {
    bench.start();

    assertEquals(List.of("copySnapshot " + bench.target().identifier()), bench.rds.calls());
    assertEquals(
        CopyBench.tags(bench.plan.run()), bench.rds.snapshot(bench.target()).orElseThrow().tags());
    assertEquals(
        bench.target().arn(), bench.run().created(StepName.COPY).orElseThrow().resourceId());
    assertEquals(1, bench.loop.mailbox.sent().size());
  }

  @Test
  void fiveDeliveriesMakeOneCopy() {
    for (int i = 0; i < 5; i++) {
      assertEquals(Disposition.ACKNOWLEDGE, bench.start());
    }

    assertEquals(1, bench.rds.calls().size());
    assertEquals(List.of(), bench.failures());
  }

  @Test
  void aServiceKilledBetweenTheCallAndItsRecordAdoptsItsOwnCopy() {
    bench.loop.faults.failAfter("rds.copySnapshot", new IllegalStateException("killed"));
    assertInstanceOf(Disposition.Release.class, bench.start());

    bench.start();

    assertEquals(1, bench.rds.calls().size());
    assertTrue(bench.run().created(StepName.COPY).isPresent());
    assertEquals(List.of(), bench.failures());
  }

  @Test
  void aForeignSnapshotWithTheDerivedNameIsNotTouched() {
    bench.putCopy("available", Map.of("owner", "somebody"));

    bench.start();

    assertEquals(FailureCode.NAME_TAKEN, failure());
    assertTrue(bench.failures().get(0).leftAsIs().contains("was not touched"));
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aCopyOfAnotherRunWithTheDerivedNameIsForeignToo() {
    bench.putCopy("available", CopyBench.tags(RunId.of("other", "nightly", "x")));

    bench.start();

    assertEquals(FailureCode.NAME_TAKEN, failure());
  }

  @Test
  void aKeyThatKmsDoesNotKnowIsNamedBeforeAnythingIsCopied() {
    bench.kms.remove(CopyBench.TARGET_REGION, "alias/dr");

    bench.start();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, failure());
    String detail = bench.failures().get(0).detail();
    assertTrue(detail.contains("alias/dr") && detail.contains("eu-central-1"), detail);
    assertEquals(List.of(), bench.rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Disabled", "PendingDeletion"})
  void aKeyThatCannotBeUsedIsNamedWithItsState(String state) {
    bench.kms.put(CopyBench.TARGET_REGION, "alias/dr", new KmsKey(CopyBench.KEY_ARN, state));

    bench.start();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, failure());
    assertTrue(bench.failures().get(0).detail().contains(state));
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void anEncryptedSourceAndNoKeyForTheOtherRegionSaysWhatToWriteInThePlan() {
    CopyBench keyless =
        new CopyBench(
            Runs.nightly().copiedTo("eu-central-1", null).frozen(),
            Optional.of(CopyBench.SOURCE_KEY_ARN));

    keyless.start();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, keyless.failures().get(0).code());
    assertTrue(keyless.failures().get(0).detail().contains("copy.kmsKey"));
    assertEquals(List.of(), keyless.rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "eu-central-1"})
  void whereRdsNeedsNoKeyNoneIsDemanded(String region) {
    Optional<String> key =
        region.equals("eu-west-1") ? Optional.of(CopyBench.SOURCE_KEY_ARN) : Optional.empty();
    CopyBench keyless = new CopyBench(Runs.nightly().copiedTo(region, null).frozen(), key);

    keyless.start();

    assertEquals(List.of(), keyless.failures());
    assertEquals(1, keyless.rds.calls().size());
  }

  @Test
  void whatRdsItselfSaysAboutTheKeyFailsTheStepByName() {
    bench.loop.faults.failBefore(
        "rds.copySnapshot",
        FakeRds.failure(AwsFailure.Kind.KEY_NOT_USABLE, "KMSKeyNotAccessibleFault", "no"));

    bench.start();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, failure());
  }

  @Test
  void throttlingByKmsIsNoFailure() {
    bench.kms.failWith(FakeRds.failure(AwsFailure.Kind.THROTTLED, "ThrottlingException", "slow"));

    assertInstanceOf(Disposition.Release.class, bench.start());
    bench.start();

    assertEquals(1, bench.rds.calls().size());
    assertEquals(List.of(), bench.failures());
  }

  @Test
  void aSourceThatIsGoneFailsTheStep() {
    bench.rds.remove(bench.source());

    bench.start();

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, failure());
  }

  @Test
  void aSourceThatFailedFailsTheStep() {
    bench.putSource("failed");

    bench.start();

    assertEquals(FailureCode.SNAPSHOT_FAILED, failure());
  }

  @Test
  void aSourceThatIsNotAvailableIsWaitedFor() {
    bench.putSource("creating");
    assertEquals(new Disposition.Release(CopyBench.PACE.next()), bench.start());
    assertEquals(List.of(), bench.rds.calls());

    bench.putSource("available");
    bench.start();

    assertEquals(1, bench.rds.calls().size());
  }

  @Test
  void asManyCopiesAsAwsAllowsAreWaitedForWithoutAsking() {
    bench.inFlight(20);
    assertInstanceOf(Disposition.Release.class, bench.start());
    assertEquals(List.of(), bench.rds.calls());

    bench.inFlight(19).start();

    assertEquals(1, bench.rds.calls().size());
  }

  @Test
  void theRefusalOfOneCopyTooManyIsNoFailure() {
    bench.loop.faults.failBefore("rds.copySnapshot", OVER_QUOTA);

    assertInstanceOf(Disposition.Release.class, bench.inFlight(5).start());

    assertEquals(List.of(), bench.failures());
  }

  @Test
  void thoseWhoWaitForTheQuotaDoNotComeBackTogether() {
    bench.inFlight(20);

    Set<Duration> delays =
        IntStream.range(0, 20)
            .mapToObj(i -> ((Disposition.Release) bench.start()).after())
            .collect(Collectors.toSet());

    assertTrue(delays.size() > 1, delays::toString);
    assertTrue(delays.stream().allMatch(delay -> delay.compareTo(CopyBench.PACE.next()) >= 0));
  }

  @Test
  void theSameRefusalWithNoCopyUnderWayIsAUsedUpQuotaOfSnapshots() {
    bench.loop.faults.failBefore("rds.copySnapshot", OVER_QUOTA);

    bench.start();

    assertEquals(FailureCode.QUOTA_EXCEEDED, failure());
  }

  @Test
  void aQuotaThatOurOwnCopyUsedUpIsNoFailure() {
    bench.putCopy("copying", CopyBench.tags(bench.plan.run()));
    bench.loop.faults.failBefore("rds.copySnapshot", OVER_QUOTA);

    assertEquals(Disposition.ACKNOWLEDGE, bench.start());

    assertTrue(bench.run().created(StepName.COPY).isPresent());
  }

  @Test
  void aCopyWithinOneRegionDoesNotWaitForCopiesAcrossRegions() {
    FrozenPlan here = Runs.nightly().copiedTo("eu-west-1", null).frozen();
    CopyBench within = new CopyBench(here, Optional.empty());

    within.inFlight(20).start();

    assertEquals(1, within.rds.calls().size());
  }

  @Test
  void aSourceThatBecomesUnavailableJustBeforeTheCallIsWaitedFor() {
    bench.loop.faults.failBefore(
        "rds.copySnapshot",
        FakeRds.failure(AwsFailure.Kind.INVALID_STATE, "InvalidDBSnapshotState", "busy"));

    assertInstanceOf(Disposition.Release.class, bench.start());
    assertEquals(List.of(), bench.failures());
  }

  @Test
  void aSanitizedSnapshotIsNotTheSource() {
    bench.loop.deliver(bench.created(Origin.SANITIZED));

    assertEquals(List.of(), bench.rds.calls());
  }

  private FailureCode failure() {
    return bench.failures().get(0).code();
  }
}
