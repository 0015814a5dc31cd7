package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinishCopyTest {
  private final CopyBench bench = CopyBench.encrypted();

  @Test
  void aGoodCopyIsAnnouncedWhenItsRdsEventComes() {
    bench.start();
    bench.putGoodCopy();

    bench.rdsEvent("RDS-EVENT-0060");

    CopyCompleted completed = bench.completed().get(0);
    assertEquals(bench.source(), completed.source());
    assertEquals(bench.target(), completed.copy());
    assertEquals(Origin.COPY, completed.origin());
    assertEquals(Optional.of(CopyBench.KEY_ARN), completed.facts().kmsKeyArn());
  }

  @Test
  void itIsAnnouncedByTheRecheckWhenEveryRdsEventIsLost() {
    bench.start();
    assertEquals(new Disposition.Release(CopyBench.PACE.next()), bench.recheck());
    bench.putGoodCopy();

    assertEquals(Disposition.ACKNOWLEDGE, bench.recheck());

    assertEquals(1, bench.completed().size());
  }

  @Test
  void itIsAnnouncedOnceWhenEveryMessageComesTwiceAndInAnyOrder() {
    bench.rdsEvent("RDS-EVENT-0060");
    bench.start();
    bench.rdsEvent("RDS-EVENT-0060");
    bench.start();
    bench.putGoodCopy();
    bench.recheck();
    bench.rdsEvent("RDS-EVENT-0060");
    bench.start();
    bench.recheck();

    assertEquals(1, bench.rds.calls().size());
    assertEquals(1, bench.completed().stream().distinct().count());
    assertEquals(1, bench.loop.bus.distinctIds(RunCompleted.class).size());
  }

  @Test
  void aFailedCopyWhichHasNoEventIsFoundByTheRecheck() {
    bench.start();
    for (int i = 0; i < 2; i++) {
      bench.putCopy("failed", CopyBench.tags(bench.plan.run()));
      bench.recheck();
      bench.recheck();
    }

    assertEquals(FailureCode.SNAPSHOT_FAILED, failure());
    assertEquals(RunResult.FAILED, bench.loop.bus.published(RunCompleted.class).get(0).result());
  }

  @Test
  void aCancelledCopyFailsTheStep() {
    bench.start();
    bench.rds.remove(bench.target());

    bench.rdsEvent("RDS-EVENT-0061");

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, failure());
  }

  @ParameterizedTest
  @CsvSource({
    "orders-prod, 2026-11-21T02:00:05Z, arn:aws:kms:eu-central-1:111111111111:key/other, key",
    "orders-prod, 2026-11-21T02:00:05Z, , key",
    "orders-test, 2026-11-21T02:00:05Z, arn:aws:kms:eu-central-1:111111111111:key/dr, database",
    "orders-prod, 2026-11-20T02:00:05Z, arn:aws:kms:eu-central-1:111111111111:key/dr, data as of"
  })
  void aCopyThatIsNotWhatWasAskedForFailsTheStepAndIsLeftUntouched(
      String database, String dataAsOf, String key, String difference) {
    bench.start();
    bench.putCopy(database, Instant.parse(dataAsOf), Optional.ofNullable(key));

    bench.recheck();

    assertEquals(FailureCode.SNAPSHOT_DIFFERS, failure());
    String detail = bench.failures().get(0).detail();
    assertTrue(detail.contains(": " + difference + " is"), detail);
    assertTrue(bench.rds.snapshot(bench.target()).isPresent());
    assertEquals(1, bench.rds.calls().size(), "nothing but the copy itself was written");
    assertEquals(List.of(), bench.completed());
  }

  @Test
  void aCopyThatKeepsItsKeyMustShowTheKeyOfItsSource() {
    CopyBench here =
        new CopyBench(
            Runs.nightly().copiedTo("eu-west-1", null).frozen(),
            Optional.of(CopyBench.SOURCE_KEY_ARN));
    here.start();
    here.putCopy("orders-prod", FakeRds.FACTS.dataAsOf(), Optional.of(CopyBench.SOURCE_KEY_ARN));

    here.recheck();

    assertEquals(1, here.completed().size());
  }

  @Test
  void aKeyThatVanishedMeanwhileMakesTheCopyDiffer() {
    bench.start();
    bench.putGoodCopy();
    bench.kms.remove(CopyBench.TARGET_REGION, "alias/dr");

    bench.recheck();

    assertEquals(FailureCode.SNAPSHOT_DIFFERS, failure());
  }

  @Test
  void aForeignSnapshotThatTookTheNameLaterIsNotAnnounced() {
    bench.start();
    bench.putCopy("available", Map.of());

    bench.recheck();

    assertEquals(FailureCode.NAME_TAKEN, failure());
    assertEquals(List.of(), bench.completed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"copying", "creating", "pending"})
  void whateverIsNotOverIsWaitedFor(String status) {
    bench.start();
    bench.putCopy(status, CopyBench.tags(bench.plan.run()));

    assertEquals(new Disposition.Release(CopyBench.PACE.next()), bench.recheck());
  }

  @Test
  void whatIsOursIsRecordedBeforeItIsAnnouncedEvenIfItsRdsEventComesFirst() {
    bench.loop.faults.failAfter("rds.copySnapshot", new IllegalStateException("killed"));
    bench.start();
    bench.putGoodCopy();

    bench.rdsEvent("RDS-EVENT-0060");
    assertTrue(bench.run().created(StepName.COPY).isPresent());
    assertEquals(List.of(), bench.completed());
    bench.start();
    bench.recheck();

    assertEquals(1, bench.completed().size());
  }

  @Test
  void kmsThatDoesNotAnswerAtTheEndIsNoFailure() {
    bench.start();
    bench.putGoodCopy();
    bench.kms.failWith(FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "NoAnswer", "timed out"));

    bench.recheck();
    bench.recheck();

    assertEquals(1, bench.completed().size());
    assertEquals(List.of(), bench.failures());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before ledger.create",
        "after ledger.create",
        "before bus.publish",
        "after bus.publish"
      })
  void aServiceKilledWhileItAnnouncesSaysTheVerySameAgain(String where) {
    bench.start();
    bench.putGoodCopy();
    String point = where.substring(where.indexOf(' ') + 1);
    RuntimeException killed = new IllegalStateException("killed");
    if (where.startsWith("before")) {
      bench.loop.faults.failBefore(point, killed);
    } else {
      bench.loop.faults.failAfter(point, killed);
    }

    bench.recheck();
    bench.recheck();

    assertEquals(1, bench.completed().stream().distinct().count());
    assertEquals(1, bench.loop.bus.distinctIds(RunCompleted.class).size());
  }

  private FailureCode failure() {
    return bench.failures().get(0).code();
  }
}
