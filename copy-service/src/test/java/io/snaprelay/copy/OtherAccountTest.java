package io.snaprelay.copy;

import static io.snaprelay.copy.OtherAccountBench.HERE;
import static io.snaprelay.copy.OtherAccountBench.PRODUCTION;
import static io.snaprelay.copy.OtherAccountBench.THEIRS;
import static io.snaprelay.copy.OtherAccountBench.THERE;
import static io.snaprelay.copy.OtherAccountBench.into;
import static io.snaprelay.copy.OtherAccountBench.target;
import static io.snaprelay.names.StepName.COPY;
import static io.snaprelay.names.StepName.copyTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.events.FailureCode;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the run has taken under a key of our own is shared, pulled, and shared no longer. */
class OtherAccountTest {
  private static final String REFUSES_US =
      "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"111111111111\"},"
          + " \"Action\": \"kms:*\", \"Resource\": \"*\"}]}";

  @ParameterizedTest
  @ValueSource(strings = {HERE, THERE})
  void theSourceIsSharedPulledByTheOtherAccountAndSharedNoLonger(String region) {
    OtherAccountBench bench = new OtherAccountBench(into(region));
    bench.start();

    bench.recheck();
    assertEquals(List.of(THEIRS), bench.letIn(bench.copies.source()));
    assertEquals(bench.copies.source(), bench.copies.rds.copies.get(0).source());
    assertEquals(bench.target(COPY), bench.copies.rds.copies.get(0).target());
    bench.complete(COPY);
    bench.recheck();

    assertEquals(List.of(), bench.letIn(bench.copies.source()));
    assertEquals(bench.target(COPY), bench.completed().get(0).copy());
    assertEquals(List.of("share snapshot", "copySnapshot copy", "share snapshot"), bench.calls());
  }

  @Test
  void theEventAloneDoesNothingInTheOtherAccount() {
    OtherAccountBench bench = new OtherAccountBench(into(HERE));

    assertEquals(Disposition.ACKNOWLEDGE, bench.start());

    assertEquals(List.of(), bench.calls());
    assertEquals(1, bench.copies.loop.mailbox.sent().size());
  }

  @Test
  void aKeyThatShutsTheOtherAccountOutIsNamedWithTheStatementThatIsMissing() {
    OtherAccountBench bench = new OtherAccountBench(into(HERE));
    bench.copies.kms.putPolicy(PRODUCTION, REFUSES_US);

    bench.recheck();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, bench.failures().get(0).code());
    assertTrue(bench.failures().get(0).detail().contains("arn:aws:iam::222222222222:root"));
    assertEquals(List.of(), bench.calls());
  }

  @Test
  void aKeyThatTheOtherAccountDoesNotHaveIsNamedWithTheAccount() {
    Copy target =
        new Copy(
            Optional.empty(),
            HERE,
            Optional.of(THEIRS),
            Optional.of("alias/none"),
            Optional.empty(),
            Optional.empty());
    OtherAccountBench bench = new OtherAccountBench(Runs.nightly().copiedTo(target));

    bench.recheck();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, bench.failures().get(0).code());
    assertTrue(bench.failures().get(0).detail().contains(THEIRS));
    assertEquals(List.of(), bench.calls());
  }

  @Test
  void anEncryptedSnapshotComesIntoNoAccountWithoutAKeyOfIt() {
    Copy keyless = new Copy(HERE, Optional.empty(), Optional.of(THEIRS));
    OtherAccountBench bench = new OtherAccountBench(Runs.nightly().copiedTo(keyless));

    bench.recheck();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, bench.failures().get(0).code());
    assertEquals(List.of(), bench.calls());
  }

  @Test
  void aShareThatIsNotSeenAtOnceIsWaitedFor() {
    OtherAccountBench bench = new OtherAccountBench(into(THERE));
    refuseCopies(bench, AwsFailure.Kind.NOT_FOUND, "DBSnapshotNotFound");

    assertInstanceOf(Disposition.Release.class, bench.recheck());
    bench.recheck();

    assertEquals(List.of("share snapshot", "copySnapshot copy"), bench.calls());
    assertEquals(List.of(), bench.failures());
  }

  @ParameterizedTest
  @ValueSource(strings = {"InvalidParameterCombination", "InvalidParameterValue"})
  void whereRdsDoesNotTakeRegionAndAccountAtOnceTheCopyGoesInTwoSteps(String code) {
    OtherAccountBench bench = new OtherAccountBench(into(THERE));
    refuseCopies(bench, AwsFailure.Kind.REFUSED, code);
    bench.recheck();

    bench.recheck();
    bench.completeTransit();
    bench.recheck();
    bench.complete(COPY);
    bench.recheck();

    assertEquals(
        List.of(
            "share snapshot",
            "copySnapshot via",
            "share via",
            "copySnapshot copy",
            "deleteSnapshot via",
            "share snapshot"),
        bench.calls());
    assertEquals(bench.transit(), bench.copies.rds.copies.get(2).source());
    assertEquals(1, bench.completed().size());
    assertEquals(List.of(), bench.letIn(bench.copies.source()));
  }

  @Test
  void aShareThatIsNeverSeenAcrossRegionsEndsInTwoStepsToo() {
    OtherAccountBench bench = new OtherAccountBench(into(THERE));
    refuseCopies(bench, AwsFailure.Kind.NOT_FOUND, "DBSnapshotNotFound");
    bench.recheck();
    bench.copies.loop.clock.advance(Duration.ofMinutes(11));
    refuseCopies(bench, AwsFailure.Kind.NOT_FOUND, "DBSnapshotNotFound");

    bench.recheck();
    bench.recheck();

    assertEquals(List.of("share snapshot", "copySnapshot via"), bench.calls());
  }

  @Test
  void withinARegionARefusalOfTheRequestIsARefusal() {
    OtherAccountBench bench = new OtherAccountBench(into(HERE));
    refuseCopies(bench, AwsFailure.Kind.REFUSED, "InvalidParameterCombination");

    bench.recheck();

    assertEquals(FailureCode.REQUEST_REFUSED, bench.failures().get(0).code());
  }

  @Test
  void whoeverGivesUpShutsTheOtherAccountOutAgain() {
    OtherAccountBench bench = new OtherAccountBench(into(HERE));
    refuseCopies(bench, AwsFailure.Kind.KEY_NOT_USABLE, "KMSKeyNotAccessibleFault");

    bench.recheck();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, bench.failures().get(0).code());
    assertEquals(List.of(), bench.letIn(bench.copies.source()));
  }

  @Test
  void whatCannotBeTakenBackIsTold() {
    OtherAccountBench bench = new OtherAccountBench(into(HERE));
    bench.recheck();
    bench.copies.rds.remove(bench.target(COPY));
    bench.copies.loop.faults.failBefore(
        "rds.share", FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "no"));

    bench.recheck();

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, bench.failures().get(0).code());
    String left = bench.failures().get(0).leftAsIs();
    assertTrue(left.contains("opened for the other account, because of AccessDenied"), left);
  }

  @Test
  void theAccountStaysLetInForAsLongAsItCopiesToAnotherRegion() {
    OtherAccountBench bench =
        new OtherAccountBench(
            Runs.nightly()
                .copiedTo(target(Optional.of("near"), HERE), target(Optional.of("far"), THERE)));
    bench.recheck(copyTo("near"));
    bench.recheck(copyTo("far"));

    bench.complete(copyTo("near"));
    bench.recheck(copyTo("near"));
    assertEquals(List.of(THEIRS), bench.letIn(bench.copies.source()));
    bench.complete(copyTo("far"));
    bench.recheck(copyTo("far"));

    assertEquals(List.of(), bench.letIn(bench.copies.source()));
    assertEquals(2, bench.completed().size());
  }

  @Test
  void sharingDoesNotShutOutWhoIsCopying() {
    OtherAccountBench bench =
        new OtherAccountBench(
            Runs.nightly()
                .copiedTo(
                    new Copy(THERE, Optional.of("alias/dr"), Optional.empty()),
                    new Copy(
                        Optional.of("vault"),
                        THERE,
                        Optional.of(THEIRS),
                        Optional.of("alias/vault"),
                        Optional.empty(),
                        Optional.of(THERE)))
                .sharedWith("333333333333"));
    bench.copies.kms.put(THERE, CopyBench.KEY_ARN, new KmsKey(CopyBench.KEY_ARN, "Enabled"));
    SnapshotRef first = firstIsComplete(bench);
    bench.recheck(copyTo("vault"));
    assertEquals(List.of(THEIRS), bench.letIn(first));

    bench.copies.loop.deliver(bench.completed().get(0));

    assertEquals(List.of(THEIRS, "333333333333"), bench.letIn(first));
    bench.complete(copyTo("vault"));
    bench.recheck(copyTo("vault"));
    assertEquals(List.of("333333333333"), bench.letIn(first));
    assertEquals(List.of(), bench.failures());
  }

  private static SnapshotRef firstIsComplete(OtherAccountBench bench) {
    StepName step = copyTo(THERE);
    bench.recheck(step);
    SnapshotRef first =
        new SnapshotRef(
            Runs.ORDERS.kind(), Runs.ACCOUNT, THERE, bench.copies.run().resourceName(step));
    bench.put(
        first,
        "available",
        CopyBench.KEY_ARN,
        bench.copies.rds.snapshot(first).orElseThrow().tags());
    bench.recheck(step);
    return first;
  }

  private static void refuseCopies(OtherAccountBench bench, AwsFailure.Kind kind, String code) {
    bench.copies.loop.faults.failBefore("rds.copySnapshot", FakeRds.failure(kind, code, "no"));
  }
}
