package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be masked stays until its snapshot is available, and never longer. */
class CleanUpAfterSanitizingTest {
  private static final String DELETED = "deleteDatabase " + RestoreBench.TEMPORARY.identifier();

  private final RestoreBench bench =
      new RestoreBench(
              Runs.copiedAndVerified()
                  .sanitized(
                      new Sanitize(
                          "rules.yaml",
                          Optional.of("alias/dev"),
                          List.of("444444444444"),
                          Optional.empty()))
                  .frozen())
          .withSnapshots()
          .restored();

  @Test
  void whatPassedStaysWhileItIsToBeSanitized() {
    bench.verified(Verdict.PASSED);

    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void whatFailedIsDeletedEvenIfItWasToBeSanitized() {
    bench.verified(Verdict.FAILED);

    bench.loop.deliver(bench.verificationCompleted(Verdict.FAILED));

    assertEquals(List.of(DELETED), bench.rds.calls());
  }

  @Test
  void itIsDeletedOnceItsSnapshotIsAvailable() {
    snapshotted();

    bench.loop.deliver(created(Origin.SANITIZED));
    bench.rds.remove(RestoreBench.TEMPORARY);
    bench.recheck(StepName.CLEAN_UP);

    assertEquals(List.of(DELETED), bench.rds.calls());
    assertEquals(1, bench.loop.bus.published(TemporaryDatabaseDeleted.class).size());
  }

  @Test
  void anEventThatTheLedgerDoesNotKnowDeletesNothing() {
    sanitized();

    bench.loop.deliver(created(Origin.SANITIZED));

    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void theSourceSnapshotDeletesNothing() {
    snapshotted();

    bench.loop.deliver(created(Origin.SOURCE));

    assertEquals(List.of(), bench.rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"verified", "sanitized"})
  void anRdsEventThatIsNotTrueDeletesNothingThatIsBeingMaskedOrSnapshotted(String point) {
    bench.verified(Verdict.PASSED);
    if (point.equals("sanitized")) {
      sanitized();
    }

    bench.loop.deliverRdsEvent("RDS-EVENT-0003", RestoreBench.TEMPORARY.arn(), Runs.REQUESTED_AT);

    assertEquals(List.of(), bench.rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sanitize", "sanitized-snapshot"})
  void whatCannotBeMaskedOrSnapshottedIsDeletedAtOnce(String step) {
    bench.verified(Verdict.PASSED);
    bench.failed(new StepName(step), FailureCode.SANITIZE_FAILED);

    bench.loop.deliver(bench.stepFailed(new StepName(step), FailureCode.SANITIZE_FAILED));

    assertEquals(List.of(DELETED), bench.rds.calls());
  }

  @Test
  void everyMessageTwiceDeletesOnce() {
    snapshotted();

    for (int i = 0; i < 2; i++) {
      bench.loop.deliver(created(Origin.SANITIZED));
      bench.recheck(StepName.CLEAN_UP);
    }
    bench.rds.remove(RestoreBench.TEMPORARY);
    bench.recheck(StepName.CLEAN_UP);
    bench.recheck(StepName.CLEAN_UP);

    assertEquals(List.of(DELETED), bench.rds.calls());
    assertEquals(1, bench.loop.bus.distinctIds(TemporaryDatabaseDeleted.class).size());
  }

  private void sanitized() {
    bench.verified(Verdict.PASSED);
    bench.done(
        StepName.SANITIZE,
        new SanitizeCompleted(
            bench.run().header(SanitizeCompleted.class, RestoreBench.RESOURCE_ID),
            RestoreBench.TEMPORARY,
            "0".repeat(64)));
  }

  private void snapshotted() {
    sanitized();
    bench.done(StepName.SANITIZED_SNAPSHOT, created(Origin.SANITIZED));
  }

  private SnapshotCreated created(Origin origin) {
    SnapshotRef ref =
        new SnapshotRef(
            RestoreBench.TEMPORARY.kind(),
            RestoreBench.TEMPORARY.account(),
            RestoreBench.TEMPORARY.region(),
            bench.run().resourceName(StepName.SANITIZED_SNAPSHOT));
    return new SnapshotCreated(
        bench.run().header(SnapshotCreated.class, ref.arn()),
        ref,
        origin,
        RestoreBench.TEMPORARY,
        FakeRds.FACTS);
  }
}
