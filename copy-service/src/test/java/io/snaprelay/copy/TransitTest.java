package io.snaprelay.copy;

import static io.snaprelay.copy.OtherAccountBench.HERE;
import static io.snaprelay.copy.OtherAccountBench.PRODUCTION;
import static io.snaprelay.copy.OtherAccountBench.THEIRS;
import static io.snaprelay.copy.OtherAccountBench.THERE;
import static io.snaprelay.copy.OtherAccountBench.into;
import static io.snaprelay.names.StepName.COPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.events.FailureCode;
import io.snaprelay.names.TagKeys;
import io.snaprelay.rds.CopyRequest;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS's own key encrypts passes through a copy that is removed again. */
class TransitTest {
  private static final List<String> WHOLE_WAY =
      List.of("copySnapshot via", "share via", "copySnapshot copy", "deleteSnapshot via");

  private final OtherAccountBench bench = new OtherAccountBench(into(THERE)).productionIs(true);

  @Test
  void itIsMadeSharedPulledFromAndRemoved() {
    bench.start();
    throughTransit();

    assertEquals(WHOLE_WAY, bench.calls());
    assertEquals(bench.target(COPY), bench.completed().get(0).copy());
    assertTrue(bench.copies.rds.snapshot(bench.transit()).isEmpty());
    assertEquals(List.of(), bench.letIn(bench.copies.source()));
  }

  @Test
  void itLiesInOurAccountInTheTargetsRegionUnderTheKeyThatMayBeShared() {
    bench.recheck();

    CopyRequest transit = bench.copies.rds.copies.get(0);
    assertEquals(bench.transit(), transit.target());
    assertEquals(Runs.ACCOUNT, transit.target().account());
    assertEquals(THERE, transit.target().region());
    assertEquals(Optional.of(CopyParts.TRANSIT_KEY), transit.kmsKey());
  }

  @Test
  void itSaysWhatItIsForAndWhenItMayBeSwept() {
    bench.recheck();

    Map<String, String> tags = bench.copies.rds.snapshot(bench.transit()).orElseThrow().tags();
    assertEquals("transit", tags.get(TagKeys.ROLE));
    assertEquals("via", tags.get(TagKeys.STEP));
    assertEquals(
        bench
            .copies
            .plan
            .deadline()
            .plus(bench.copies.plan.plan().limits().temporaryLife())
            .toString(),
        tags.get(TagKeys.EXPIRES_AT));
    assertEquals(
        bench.transit().arn(),
        bench.copies.run().created(COPY.transit()).orElseThrow().resourceId());
  }

  @Test
  void whatTheRunOnlyPickedIsNotSharedButPassesThroughTransitToo() {
    OtherAccountBench picked = new OtherAccountBench(into(HERE), false);

    picked.recheck();
    picked.completeTransit();
    picked.recheck();
    picked.complete(COPY);
    picked.recheck();

    assertEquals(WHOLE_WAY, picked.calls());
    assertEquals(List.of(), picked.failures());
  }

  @Test
  void withoutATransitKeyNothingIsCopied() {
    bench.copies.kms.remove(THERE, CopyParts.TRANSIT_KEY);

    bench.recheck();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, bench.failures().get(0).code());
    assertTrue(bench.failures().get(0).detail().contains("snaprelay.copy.transit-key"));
    assertEquals(List.of(), bench.calls());
  }

  @Test
  void aTransitKeyThatAwsManagesIsNoUse() {
    bench.copies.kms.put(
        THERE,
        CopyParts.TRANSIT_KEY,
        new KmsKey(OtherAccountBench.TRANSIT.formatted(THERE), "Enabled", true));

    bench.recheck();

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, bench.failures().get(0).code());
    assertEquals(List.of(), bench.calls());
  }

  @Test
  void aForeignSnapshotOfThatNameIsNotTouched() {
    bench.put(bench.transit(), "available", PRODUCTION, Map.of("owner", "somebody"));

    bench.recheck();

    assertEquals(FailureCode.NAME_TAKEN, bench.failures().get(0).code());
    assertEquals(List.of(), bench.calls());
  }

  @Test
  void aForeignSnapshotThatTookTheNameMeanwhileIsNotRemoved() {
    bench.recheck();
    bench.completeTransit();
    bench.recheck();
    bench.put(bench.transit(), "available", PRODUCTION, Map.of("owner", "somebody"));
    bench.complete(COPY);

    bench.recheck();

    assertEquals(1, bench.completed().size());
    assertTrue(bench.copies.rds.snapshot(bench.transit()).isPresent());
  }

  @Test
  void aTransitThatFailsIsMadeOnceMoreAndThenFailsTheStep() {
    bench.recheck();
    failTransit();
    bench.recheck();
    bench.recheck();
    failTransit();

    bench.recheck();

    assertEquals(
        List.of("copySnapshot via", "deleteSnapshot via", "copySnapshot via"), bench.calls());
    assertEquals(FailureCode.SNAPSHOT_FAILED, bench.failures().get(0).code());
    assertEquals(COPY, bench.failures().get(0).step());
  }

  @ParameterizedTest
  @CsvSource({"NOT_FOUND, 1, 0", "ACCESS_DENIED, 0, 0"})
  void aTransitThatAnotherDeliveryRemovesBesideUsFailsNothing(
      AwsFailure.Kind answer, int completed, int failed) {
    bench.recheck();
    bench.completeTransit();
    bench.recheck();
    bench.complete(COPY);
    bench.copies.loop.faults.failBefore("rds.deleteSnapshot", FakeRds.failure(answer, "C", "no"));

    bench.recheck();

    assertEquals(completed, bench.completed().size());
    assertEquals(failed, bench.failures().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before rds.copySnapshot",
        "after rds.copySnapshot",
        "before rds.share",
        "after rds.share",
        "before rds.deleteSnapshot",
        "after rds.deleteSnapshot",
        "before ledger.create",
        "after ledger.create",
        "before bus.publish",
        "after bus.publish"
      })
  void whereverTheServiceIsKilledEveryWriteIsMadeOnce(String where) {
    String point = where.substring(where.indexOf(' ') + 1);
    RuntimeException killed = new IllegalStateException("killed");
    bench.start();
    bench.recheck();
    if (where.startsWith("before")) {
      bench.copies.loop.faults.failBefore(point, killed);
    } else {
      bench.copies.loop.faults.failAfter(point, killed);
    }

    everythingTwice();

    assertEquals(WHOLE_WAY, bench.calls());
    assertEquals(1, bench.completed().stream().distinct().count());
    assertEquals(List.of(), bench.failures());
  }

  private void everythingTwice() {
    bench.recheck();
    bench.completeTransit();
    for (int i = 0; i < 4; i++) {
      bench.start();
      bench.recheck();
    }
    bench.complete(COPY);
    for (int i = 0; i < 4; i++) {
      bench.recheck();
    }
  }

  private void throughTransit() {
    bench.recheck();
    bench.completeTransit();
    bench.recheck();
    assertEquals(List.of(THEIRS), bench.letIn(bench.transit()));
    bench.complete(COPY);
    bench.recheck();
  }

  private void failTransit() {
    Map<String, String> tags = bench.copies.rds.snapshot(bench.transit()).orElseThrow().tags();
    bench.put(bench.transit(), "failed", PRODUCTION, tags);
  }
}
