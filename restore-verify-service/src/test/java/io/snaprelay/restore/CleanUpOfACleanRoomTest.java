package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With level L3 a run has two temporary databases, and in the end it has none. */
class CleanUpOfACleanRoomTest {
  private static final DatabaseRef ROOM =
      new DatabaseRef(
          RestoreBench.TEMPORARY.kind(),
          RestoreBench.TEMPORARY.account(),
          RestoreBench.TEMPORARY.region(),
          "snaprelay-" + Runs.RUN + "-clean-room");
  private static final Map<String, String> ROOM_TAGS =
      new Ownership(Runs.RUN, StepName.CLEAN_ROOM, ResourceRole.TEMPORARY).tags();
  private static final String RESTORED_DELETED =
      "deleteDatabase " + RestoreBench.TEMPORARY.identifier();
  private static final String ROOM_DELETED = "deleteDatabase " + ROOM.identifier();

  private final RestoreBench bench =
      new RestoreBench(
              Runs.copiedAndVerified()
                  .sanitized(
                      new Sanitize(
                          "rules.yaml",
                          Optional.empty(),
                          List.of(),
                          Optional.empty(),
                          Sanitize.Level.L3))
                  .frozen())
          .withSnapshots()
          .restored()
          .verified(Verdict.PASSED);

  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {"SANITIZE_FAILED", "DEADLINE", "CANCELLED", "NAME_TAKEN"})
  void whateverEndsTheMaskingBothGo(FailureCode code) {
    asked();
    exists(ROOM_TAGS);
    recorded();

    sanitizeFails(code);

    assertEquals(List.of(RESTORED_DELETED, ROOM_DELETED), bench.rds.calls());
    assertEquals(List.of(), deleted());
    bench.rds.remove(ROOM);
    bench.recheck(StepName.CLEAN_UP);
    assertEquals(List.of(), deleted(), "the restored one is still there");
    bench.rds.remove(RestoreBench.TEMPORARY);
    bench.recheck(StepName.CLEAN_UP);
    assertEquals(
        Set.of(RestoreBench.TEMPORARY, ROOM),
        Set.copyOf(deleted().stream().map(TemporaryDatabaseDeleted::temporary).toList()));
    assertEquals(RestoreBench.TEMPORARY, deleted().get(0).temporary());
  }

  @Test
  void rdssWordThatTheRoomIsGoneEndsTheStepIfBothAre() {
    asked();
    recorded();
    sanitizeFails(FailureCode.SANITIZE_FAILED);
    bench.rds.remove(RestoreBench.TEMPORARY);

    bench.loop.deliverRdsEvent("RDS-EVENT-0003", ROOM.arn(), Runs.REQUESTED_AT);

    assertEquals(2, deleted().size());
  }

  @Test
  void aRoomThatNobodyAskedForIsNotWaitedForAndNeverWillBe() {
    sanitizeFails(FailureCode.RULES_INVALID);
    bench.rds.remove(RestoreBench.TEMPORARY);
    bench.recheck(StepName.CLEAN_UP);

    assertEquals(List.of(RESTORED_DELETED), bench.rds.calls());
    assertEquals(1, deleted().size());
    assertEquals(false, bench.gate.open(Runs.RUN, StepName.CLEAN_ROOM));
  }

  @Test
  void aRoomOfWhichOnlyTheReplyWasLostIsRecordedAndDeleted() {
    asked();
    exists(ROOM_TAGS);

    sanitizeFails(FailureCode.SANITIZE_FAILED);

    assertEquals(
        Optional.of("db-ROOM"),
        bench.loop.ledger.created(Runs.RUN, StepName.CLEAN_ROOM).map(Created::resourceId));
    assertEquals(Set.of(RESTORED_DELETED, ROOM_DELETED), new TreeSet<>(bench.rds.calls()));
  }

  @Test
  void aRoomThatComesToLifeAfterTheRunWasCancelledIsDeletedToo() {
    asked();

    Disposition first = sanitizeFails(FailureCode.CANCELLED);
    assertInstanceOf(Disposition.Release.class, first, "its call may be under way");
    exists(ROOM_TAGS);
    bench.loop.deliver(bench.stepFailed(StepName.SANITIZE, FailureCode.CANCELLED));

    assertEquals(Set.of(RESTORED_DELETED, ROOM_DELETED), new TreeSet<>(bench.rds.calls()));
  }

  @Test
  void afterAWhileACallOfACancelledRunIsNoLongerUnderWay() {
    asked();
    sanitizeFails(FailureCode.CANCELLED);
    bench.rds.remove(RestoreBench.TEMPORARY);
    bench.loop.clock.advance(Duration.ofMinutes(4));

    bench.loop.deliver(bench.stepFailed(StepName.SANITIZE, FailureCode.CANCELLED));

    assertEquals(1, deleted().size());
  }

  @Test
  void aStrangerUnderTheNameIsNotTouchedAndKeepsNothingAlive() {
    asked();
    exists(Map.of("team", "shop"));

    sanitizeFails(FailureCode.NAME_TAKEN);
    bench.rds.remove(RestoreBench.TEMPORARY);
    bench.recheck(StepName.CLEAN_UP);

    assertEquals(List.of(RESTORED_DELETED), bench.rds.calls());
    assertEquals(FailureCode.NAME_TAKEN, failure());
  }

  @Test
  void anotherDatabaseUnderTheNameOfTheRoomIsNotTouched() {
    asked();
    exists(ROOM_TAGS);
    bench.loop.ledger.created(
        Runs.RUN, StepName.CLEAN_ROOM, new Created(ROOM.arn(), "db-THE-FIRST", Runs.REQUESTED_AT));

    sanitizeFails(FailureCode.SANITIZE_FAILED);

    assertEquals(List.of(RESTORED_DELETED), bench.rds.calls());
  }

  private void asked() {
    bench.gate.open(Runs.RUN, StepName.CLEAN_ROOM);
  }

  private void exists(Map<String, String> tags) {
    DatabaseState like = FakeRds.instance(ROOM, tags);
    bench.rds.put(
        new DatabaseState(
            ROOM,
            "db-ROOM",
            "available",
            true,
            false,
            like.endpoint(),
            like.masterSecretArn(),
            true,
            like.engine(),
            like.engineVersion(),
            tags));
  }

  private void recorded() {
    bench.loop.ledger.created(
        Runs.RUN, StepName.CLEAN_ROOM, new Created(ROOM.arn(), "db-ROOM", Runs.REQUESTED_AT));
  }

  private Disposition sanitizeFails(FailureCode code) {
    bench.failed(StepName.SANITIZE, code);
    bench.loop.ledger.record(
        new StepRecord(
            Runs.RUN,
            StepName.SANITIZED_SNAPSHOT,
            StepState.NOT_REACHED,
            bench.loop.clock.instant(),
            "test",
            Optional.empty(),
            Optional.empty(),
            List.of()));
    return bench.loop.deliver(bench.stepFailed(StepName.SANITIZE, code));
  }

  private List<TemporaryDatabaseDeleted> deleted() {
    return bench.loop.bus.published(TemporaryDatabaseDeleted.class);
  }

  private FailureCode failure() {
    return bench.loop.bus.published(StepFailed.class).get(0).code();
  }
}
