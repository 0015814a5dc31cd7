package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.aws.AwsFailure.Kind;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run is called off, by a person or its deadline, while RDS is being asked for a database. */
class CalledOffTest {
  private static final Disposition LATER = new Disposition.Release(RestoreBench.PACE.next());
  private static final String DELETED = "deleteDatabase " + RestoreBench.TEMPORARY.identifier();

  private final RestoreBench bench = RestoreBench.ofACopy();

  @Test
  void aRunCancelledBeforeItsRestoreIsNeverRestored() {
    bench.loop.deliver(new Cancellation(Runs.RUN, "somebody"));
    bench.loop.deliver(bench.stepFailed(StepName.RESTORE, FailureCode.CANCELLED));

    bench.deliverFile("a-copy-is-complete");
    bench.restore.of(RestoreBench.COPY, bench.run());

    assertEquals(List.of(), bench.rds.calls());
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CLEAN_UP));
  }

  @Test
  void aRestoreThatShowsOnlyAfterItWasCalledOffIsDeleted() {
    bench.gate.open(Runs.RUN, StepName.RESTORE);
    bench.failed(StepName.RESTORE, FailureCode.CANCELLED);

    assertEquals(LATER, bench.loop.deliver(calledOff()));
    bench.rds.put(
        RestoreBench.database("creating", RestoreBench.RESOURCE_ID, RestoreBench.OUR_TAGS));
    bench.loop.deliver(calledOff());

    assertEquals(List.of(DELETED), bench.rds.calls());
    assertEquals(
        RestoreBench.RESOURCE_ID, bench.run().created(StepName.RESTORE).orElseThrow().resourceId());
  }

  @Test
  void aRestoreThatIsRecordedAndDoesNotShowYetIsWaitedFor() {
    bench.restoring("creating");
    bench.rds.remove(RestoreBench.TEMPORARY);
    bench.failed(StepName.RESTORE, FailureCode.DEADLINE);

    assertEquals(LATER, bench.loop.deliver(calledOff()));
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @Test
  void aRestoreThatNeverShowsIsNotWaitedForForever() {
    bench.gate.open(Runs.RUN, StepName.RESTORE);
    bench.failed(StepName.RESTORE, FailureCode.CANCELLED);

    assertEquals(LATER, bench.loop.deliver(calledOff()));
    bench.loop.clock.advance(Duration.ofMinutes(4));
    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(calledOff()));

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CLEAN_UP));
  }

  @Test
  void aDatabaseThatCannotBeDeletedYetIsDeletedLater() {
    bench.restoring("creating");
    bench.failed(StepName.RESTORE, FailureCode.CANCELLED);
    bench.loop.faults.failBefore(
        "rds.deleteDatabase",
        FakeRds.failure(Kind.INVALID_STATE, "InvalidDBInstanceState", "creating"));

    assertEquals(LATER, bench.loop.deliver(calledOff()));
    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(calledOff()));

    assertEquals(List.of(DELETED), bench.rds.calls());
  }

  private StepFailed calledOff() {
    return bench.stepFailed(StepName.RESTORE, FailureCode.CANCELLED);
  }
}
