package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure.Kind;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepState;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Limits;
import io.snaprelay.plan.Verify;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.RecordingMailbox.Sent;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database of a failed proof stays as long as the plan says, and not longer. */
class KeepOnFailureTest {
  private static final String DELETED = "deleteDatabase " + RestoreBench.TEMPORARY.identifier();
  private static final Duration KEPT = Duration.ofHours(4);

  private RestoreBench bench = bench(KEPT, Limits.DEFAULTS);

  @Test
  void peopleAreToldAtOnceAndTheDatabaseStays() {
    failed();

    assertEquals(List.of(), bench.rds.calls());
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CLEAN_UP));
    assertEquals(RunResult.FAILED, bench.loop.bus.published(RunCompleted.class).get(0).result());
    assertEquals(List.of(), bench.loop.bus.published(TemporaryDatabaseDeleted.class));
    assertEquals(List.of(KEPT), bench.loop.mailbox.sent().stream().map(Sent::delay).toList());
  }

  @Test
  void whatPassedIsDeletedAtOnce() {
    bench.restored().verified(Verdict.PASSED);

    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));
    bench.rds.remove(RestoreBench.TEMPORARY);
    deletionEvent();

    assertEquals(List.of(DELETED), bench.rds.calls());
    assertEquals(1, bench.loop.bus.published(TemporaryDatabaseDeleted.class).size());
    assertEquals(Optional.empty(), bench.state(StepName.KEEP));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 239})
  void noRecheckDeletesItBeforeItsTime(int minutes) {
    failed();

    bench.loop.clock.advance(Duration.ofMinutes(minutes));

    assertEquals(new Disposition.Release(KEPT.minusMinutes(minutes)), bench.recheck(StepName.KEEP));
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void withoutAnyRdsEventItIsDeletedWhenItsTimeIsUp() {
    failed();
    bench.loop.clock.advance(KEPT);

    assertTrue(bench.recheck(StepName.KEEP) instanceof Disposition.Release);
    assertEquals(List.of(DELETED), bench.rds.calls());
    bench.rds.remove(RestoreBench.TEMPORARY);
    assertEquals(Disposition.ACKNOWLEDGE, bench.recheck(StepName.KEEP));

    assertEquals(1, bench.loop.bus.published(TemporaryDatabaseDeleted.class).size());
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.KEEP));
    assertEquals(1, runsCompleted());
  }

  @Test
  void limitsTemporaryHoursCountFromTheRestore() {
    bench = bench(KEPT, new Limits(KEPT, 10, Duration.ofHours(12)));
    bench.restored();
    bench.loop.clock.advance(Duration.ofHours(3));
    bench.verified(Verdict.FAILED);
    bench.loop.deliver(bench.verificationCompleted(Verdict.FAILED));

    assertEquals(new Disposition.Release(Duration.ofHours(1)), bench.recheck(StepName.KEEP));
  }

  @Test
  void theDeadlineOfTheRunDoesNotEndTheKeeping() {
    bench = bench(Duration.ofHours(20), new Limits(Duration.ofHours(24), 10, Duration.ofHours(2)));
    failed();
    bench.loop.clock.advance(Duration.ofHours(19));

    assertEquals(new Disposition.Release(Duration.ofHours(1)), bench.recheck(StepName.KEEP));
    assertEquals(Optional.empty(), bench.state(StepName.KEEP));
  }

  @Test
  void aRecheckIsHandedBackBeforeSqsNoLongerCarriesIt() {
    bench = bench(Duration.ofHours(20), new Limits(Duration.ofHours(24), 10, Duration.ofHours(2)));
    bench.restored().verified(Verdict.FAILED);
    bench.loop.deliver(bench.verificationCompleted(Verdict.FAILED));

    assertEquals(new Disposition.Release(Duration.ofHours(11)), bench.recheck(StepName.KEEP));
  }

  // somebody else has a hand in it

  @Test
  void whoeverHasSeenEnoughMayDeleteIt() {
    failed();
    bench.rds.remove(RestoreBench.TEMPORARY);

    deletionEvent();

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.KEEP));
    assertEquals(1, bench.loop.bus.published(TemporaryDatabaseDeleted.class).size());
  }

  @Test
  void anRdsEventThatIsNotTrueDeletesNothing() {
    bench.restored().verified(Verdict.FAILED);

    deletionEvent();
    bench.loop.deliver(bench.verificationCompleted(Verdict.FAILED));
    deletionEvent();

    assertEquals(List.of(), bench.rds.calls());
    assertEquals(Optional.empty(), bench.state(StepName.KEEP));
  }

  @Test
  void aForeignDatabaseThatTookTheNameIsNotDeleted() {
    failed();
    bench.rds.put(RestoreBench.database("available", "db-FOREIGN", Map.of()));
    bench.loop.clock.advance(KEPT);

    bench.recheck(StepName.KEEP);

    assertEquals(List.of(), bench.rds.calls());
    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
  }

  @Test
  void deletionProtectionIsSaidOfItself() {
    failed();
    bench.loop.faults.failBefore(
        "rds.deleteDatabase",
        FakeRds.failure(Kind.REFUSED, "InvalidParameterCombination", "protected"));
    bench.loop.clock.advance(KEPT);

    bench.recheck(StepName.KEEP);

    assertEquals(FailureCode.CLEAN_UP_FAILED, bench.failure().code());
    assertEquals(StepName.KEEP, bench.failure().step());
  }

  @Test
  void aPlanThatKeepsNothingBeginsNothing() {
    bench = RestoreBench.ofACopy().restored().verified(Verdict.FAILED);

    bench.loop.deliver(bench.verificationCompleted(Verdict.FAILED));
    bench.recheck(StepName.KEEP);

    assertEquals(List.of(DELETED), bench.rds.calls());
    assertEquals(Optional.empty(), bench.state(StepName.KEEP));
  }

  private void failed() {
    bench.restored().verified(Verdict.FAILED);
    bench.loop.deliver(bench.verificationCompleted(Verdict.FAILED));
  }

  private void deletionEvent() {
    bench.loop.deliverRdsEvent(
        "RDS-EVENT-0003", RestoreBench.TEMPORARY.arn(), Instant.parse("2026-11-21T04:00:00Z"));
  }

  private int runsCompleted() {
    return bench.loop.bus.published(RunCompleted.class).stream()
        .map(RunCompleted::header)
        .map(EventHeader::eventId)
        .collect(Collectors.toSet())
        .size();
  }

  private static RestoreBench bench(Duration kept, Limits limits) {
    Verify how =
        new Verify(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "db.t4g.medium",
            Optional.of(kept),
            Optional.empty(),
            List.of());
    return new RestoreBench(Runs.copiedAndVerified().verified(how).limits(limits).frozen())
        .withSnapshots();
  }
}
