package io.snaprelay.restore;

import static io.snaprelay.restore.ClusterStays.CLUSTER;
import static io.snaprelay.restore.ClusterStays.READER;
import static io.snaprelay.restore.ClusterStays.WRITER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure.Kind;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A restored cluster that is to stay gets every instance that its source has. */
class ClusterStayTest {
  private RestoreBench bench = ClusterStays.bench(false, Optional.empty());

  @Test
  void theReaderWaitsUntilTheWriterIsThere() {
    writerIsAsked();

    bench.recheck(StepName.RESTORE);
    assertEquals(2, bench.rds.calls().size(), "of two that begin at once either may write");
    up(WRITER);
    bench.recheck(StepName.RESTORE);

    assertEquals("addMember " + READER.identifier(), bench.rds.calls().get(2));
  }

  @Test
  void nothingIsProvedBeforeEveryInstanceIsThere() {
    writerIsAsked();
    up(WRITER);
    bench.recheck(StepName.RESTORE);

    bench.recheck(StepName.RESTORE);

    assertEquals(List.of(), bench.loop.bus.published(RestoreAvailable.class));
    assertEquals(3, bench.rds.calls().size());
  }

  @Test
  void theReplyToACreationMayBeLost() {
    writerIsAsked();
    up(WRITER);
    bench.loop.faults.failAfter(
        "rds.addMember", FakeRds.failure(Kind.UNAVAILABLE, "NoAnswer", "time-out"));

    bench.recheck(StepName.RESTORE);
    bench.recheck(StepName.RESTORE);

    assertEquals(
        ClusterStays.id(READER),
        bench.run().created(StepName.restoreMember(2)).orElseThrow().resourceId());
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
  }

  @Test
  void aReaderThatVanishedFailsTheRestoreAndAllOfItGoes() {
    writerIsAsked();
    up(WRITER);
    bench.recheck(StepName.RESTORE);
    bench.rds.remove(READER);
    bench.loop.clock.advance(Duration.ofMinutes(6));

    bench.recheck(StepName.RESTORE);

    assertEquals(FailureCode.RESTORE_FAILED, bench.failure().code());
    assertTrue(bench.failure().detail().contains(READER.identifier()), bench.failure().detail());
    bench.loop.deliver(bench.failure());
    assertEquals("deleteDatabase " + WRITER.identifier(), bench.rds.calls().get(3));
  }

  @Test
  void anInstanceOfOursUnderTheNumberOfAnotherIsForeign() {
    writerIsAsked();
    up(WRITER);
    bench.rds.put(FakeRds.instance(READER, ClusterStays.tags(StepName.RESTORE_MEMBER)), CLUSTER);

    bench.recheck(StepName.RESTORE);

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
  }

  @Test
  void aDrillHasEveryInstanceTooAndLeavesNone() {
    bench = ClusterStays.bench(true, Optional.empty());
    writerIsAsked();
    up(WRITER);
    bench.recheck(StepName.RESTORE);
    up(READER);
    bench.done(StepName.RESTORE, bench.restoreAvailable());
    bench.verified(Verdict.PASSED);

    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));
    bench.recheck(StepName.CLEAN_UP);
    bench.recheck(StepName.CLEAN_UP);

    assertFalse(bench.run().steps().contains(StepName.PROMOTE));
    assertEquals(
        List.of(
            "deleteDatabase " + WRITER.identifier(),
            "deleteDatabase " + READER.identifier(),
            "deleteDatabase " + CLUSTER.identifier()),
        bench.rds.calls().subList(3, 6));
  }

  @Test
  void theNameOfAnInstanceThatIsTakenIsToldBeforeAnythingIsRestored() {
    bench.rds.put(FakeRds.instance(ClusterStays.instance("ledger-beside-b"), Map.of()));

    bench.loop.deliver(bench.copyCompleted());

    assertEquals(FailureCode.PREFLIGHT_FAILED, bench.failure().code());
    assertTrue(
        bench.failure().detail().contains("db:ledger-beside-b exists already"),
        bench.failure().detail());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void everyInstanceIsSweptWithItsCluster() {
    writerIsAsked();
    up(WRITER);
    bench.recheck(StepName.RESTORE);

    String expiry = bench.rds.database(CLUSTER).orElseThrow().tags().get(TagKeys.EXPIRES_AT);
    for (DatabaseRef member : List.of(WRITER, READER)) {
      assertEquals(expiry, bench.rds.database(member).orElseThrow().tags().get(TagKeys.EXPIRES_AT));
    }
    assertEquals(
        Runs.RUN.value(), bench.rds.database(READER).orElseThrow().tags().get(TagKeys.RUN));
  }

  private void writerIsAsked() {
    bench.loop.deliver(bench.copyCompleted());
    bench.rds.put(
        FakeRds.database(
            CLUSTER, "available", true, bench.rds.database(CLUSTER).orElseThrow().tags()));
    bench.recheck(StepName.RESTORE);
    assertEquals("addMember " + WRITER.identifier(), bench.rds.calls().get(1));
  }

  private void up(DatabaseRef member) {
    bench.rds.put(
        FakeRds.database(
            member, "available", true, bench.rds.database(member).orElseThrow().tags()));
  }
}
