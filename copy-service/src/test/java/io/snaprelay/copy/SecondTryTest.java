package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.names.RunId;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy that failed has no event. It is made once more, and never a third time. */
class SecondTryTest {
  private final CopyBench bench = CopyBench.encrypted();

  @Test
  void aFailedCopyIsDeletedAndMadeOnceMoreUnderTheSameName() {
    bench.start();
    fail();

    assertInstanceOf(Disposition.Release.class, bench.recheck());
    bench.recheck();
    bench.putGoodCopy();
    bench.recheck();

    assertEquals(List.of(made(), deleted(), made()), bench.rds.calls());
    assertEquals(bench.target(), bench.completed().get(0).copy());
    assertEquals(List.of(), bench.failures());
  }

  @Test
  void theNameIsNotTakenAgainBeforeTheDeletionHasEnded() {
    bench.start();
    fail();
    bench.recheck();
    bench.putCopy("deleting", CopyBench.tags(bench.plan.run()));

    assertInstanceOf(Disposition.Release.class, bench.recheck());
    assertEquals(List.of(made(), deleted()), bench.rds.calls());
    bench.rds.remove(bench.target());
    bench.recheck();

    assertEquals(List.of(made(), deleted(), made()), bench.rds.calls());
    assertEquals(List.of(), bench.failures());
  }

  @Test
  void theSecondFailureStaysForPeopleToLookAt() {
    bench.start();
    fail();
    bench.recheck();
    bench.recheck();
    fail();

    bench.recheck();

    assertEquals(FailureCode.SNAPSHOT_FAILED, bench.failures().get(0).code());
    assertTrue(bench.failures().get(0).detail().contains("once more"));
    assertTrue(bench.failures().get(0).leftAsIs().contains("second failed copy"));
    assertTrue(bench.rds.snapshot(bench.target()).isPresent());
    assertEquals(List.of(made(), deleted(), made()), bench.rds.calls());
  }

  @Test
  void aFailedCopyThatAnotherDeliveryDeletesBesideUsIsMadeOnceMore() {
    bench.start();
    fail();
    bench.loop.faults.failBefore(
        "rds.deleteSnapshot",
        FakeRds.failure(AwsFailure.Kind.NOT_FOUND, "DBSnapshotNotFound", "gone"));

    assertInstanceOf(Disposition.Release.class, bench.recheck());
    bench.rds.remove(bench.target());
    bench.recheck();

    assertEquals(List.of(made(), made()), bench.rds.calls());
    assertEquals(List.of(), bench.failures());
  }

  @Test
  void aFailedSnapshotOfAnotherRunIsNotDeleted() {
    bench.start();
    bench.putCopy("failed", CopyBench.tags(RunId.of("other", "nightly", "orders")));

    bench.recheck();

    assertEquals(FailureCode.NAME_TAKEN, bench.failures().get(0).code());
    assertEquals(List.of(made()), bench.rds.calls());
  }

  @Test
  void aFailedSnapshotOfAServiceIsNotDeletedWhateverItsTagsSay() {
    bench.start();
    bench.rds.put(
        FakeRds.snapshot(
            bench.target(),
            "orders-prod",
            "failed",
            "awsbackup",
            CopyBench.tags(bench.plan.run())));

    bench.recheck();

    assertEquals(FailureCode.SNAPSHOT_FAILED, bench.failures().get(0).code());
    assertEquals(List.of(made()), bench.rds.calls());
  }

  @Test
  void aFailedCopyThatTheLedgerHasNotRecordedIsRecordedBeforeItIsDeleted() {
    bench.putCopy("failed", CopyBench.tags(bench.plan.run()));

    bench.recheck();
    assertEquals(List.of(), bench.rds.calls());
    bench.recheck();

    assertEquals(List.of(deleted()), bench.rds.calls());
  }

  @Test
  void aSecondCopyThatSomebodyDeletesIsNotMadeAThirdTime() {
    bench.start();
    fail();
    bench.recheck();
    bench.recheck();
    bench.rds.remove(bench.target());

    bench.recheck();

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, bench.failures().get(0).code());
    assertEquals(List.of(made(), deleted(), made()), bench.rds.calls());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before rds.deleteSnapshot",
        "after rds.deleteSnapshot",
        "before rds.copySnapshot",
        "after rds.copySnapshot",
        "before ledger.create",
        "after ledger.create"
      })
  void whereverTheServiceIsKilledTwoCopiesAreMadeAndOneIsAnnounced(String where) {
    bench.start();
    fail();
    String point = where.substring(where.indexOf(' ') + 1);
    if (where.startsWith("before")) {
      bench.loop.faults.failBefore(point, new IllegalStateException("killed"));
    } else {
      bench.loop.faults.failAfter(point, new IllegalStateException("killed"));
    }

    for (int i = 0; i < 6; i++) {
      bench.recheck();
    }
    bench.putGoodCopy();
    bench.recheck();

    assertEquals(List.of(made(), deleted(), made()), bench.rds.calls());
    assertEquals(1, bench.completed().size());
  }

  @Test
  void aCopyThatStandsStillForLongIsTakenForFailed() {
    bench.start();
    bench.putCopy("copying", CopyBench.tags(bench.plan.run()));
    bench.recheck();

    bench.loop.clock.advance(CopyParts.STUCK_AFTER.plusSeconds(1));
    bench.recheck();
    bench.recheck();

    assertEquals(List.of(made(), deleted(), made()), bench.rds.calls());
  }

  @Test
  void aSlowCopyThatMovesIsLeftToGoOn() {
    bench.start();
    for (int percent = 0; percent < 3; percent++) {
      bench.rds.put(copying(percent));
      bench.recheck();
      bench.loop.clock.advance(CopyParts.STUCK_AFTER.dividedBy(2).plus(Duration.ofMinutes(1)));
    }

    assertEquals(List.of(made()), bench.rds.calls());
  }

  private void fail() {
    bench.putCopy("failed", CopyBench.tags(bench.plan.run()));
  }

  private SnapshotState copying(int percent) {
    Map<String, String> tags = CopyBench.tags(bench.plan.run());
    return new SnapshotState(
        bench.target(),
        "orders-prod",
        "copying",
        "manual",
        percent,
        Optional.empty(),
        Optional.empty(),
        tags);
  }

  private String made() {
    return "copySnapshot " + bench.target().identifier();
  }

  private String deleted() {
    return "deleteSnapshot " + bench.target().identifier();
  }
}
