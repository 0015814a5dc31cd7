package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.rds.AlikeRequest;
import io.snaprelay.sanitize.cleanroom.Furnishing;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Level L3: what was masked is given away out of an instance that never held an original. */
class CleanRoomStepTest extends RoomBench {
  @Test
  void afterMaskingAnInstanceLikeTheMaskedOneIsAskedForAndNothingIsSaidYet() {
    bench.furnisher.answers(LOADED);
    assertEquals(Disposition.ACKNOWLEDGE, bench.deliver());

    AlikeRequest asked = bench.alikes.requests().get(0);
    assertEquals(SanitizeBench.TEMPORARY, asked.model());
    assertEquals(ROOM, asked.target());
    assertTrue(asked.tags().entrySet().containsAll(TAGS.entrySet()), asked.tags().toString());
    assertTrue(asked.tags().containsKey(TagKeys.EXPIRES_AT), asked.tags().toString());
    assertEquals(
        Optional.of(FakeRds.instance(ROOM, TAGS).resourceId()),
        bench.loop.ledger.created(Runs.RUN, StepName.CLEAN_ROOM).map(Created::resourceId));
    assertEquals(List.of(), completed());
    assertEquals(1, bench.loop.mailbox.sent().size(), "the re-check that makes it certain");
  }

  @Test
  void onceItHasSettledItIsLoadedAndTheEventNamesItAndItsLevel() {
    bench.furnisher.answers(LOADED);
    bench.deliver();
    settled();

    bench.loop.deliverRdsEvent("RDS-EVENT-0005", ROOM.arn(), Runs.REQUESTED_AT);

    SanitizeCompleted done = completed().get(0);
    SanitizeCompleted.Proof proof = done.proof().orElseThrow();
    assertEquals(ROOM, done.temporary());
    assertEquals("L3", proof.level());
    assertEquals(List.of(MASKED, SAME), proof.checks());
    assertEquals(
        List.of("Originals of large tables are searched by a sample."), proof.residualRisks());
  }

  @Test
  void theRecheckDoesItWhenEveryRdsEventIsLost() {
    bench.furnisher.answers(LOADED);
    bench.deliver();
    assertInstanceOf(Disposition.Release.class, recheck(), "it is still creating");
    settled();

    assertEquals(Disposition.ACKNOWLEDGE, recheck());

    assertEquals(1, completed().size());
  }

  @Test
  void doubledEventsAndRechecksLoadItOnce() {
    bench.furnisher.answers(LOADED);
    bench.deliver();
    settled();
    for (int i = 0; i < 3; i++) {
      bench.loop.deliverRdsEvent("RDS-EVENT-0005", ROOM.arn(), Runs.REQUESTED_AT);
      recheck();
      bench.deliver();
    }

    assertEquals(1, bench.alikes.requests().size());
    assertEquals(1, bench.furnisher.jobs().size());
    assertEquals(1, completed().stream().distinct().count());
  }

  /** It looked for a result before there was one, and its snapshot may be taken by now. */
  @Test
  void whoeverGetsTheLockWhenAllIsLoadedLoadsNothingAgain() {
    bench.furnisher.answers(LOADED).meanwhile(this::recheck);
    bench.deliver();
    settled();

    assertInstanceOf(Disposition.Release.class, recheck());

    assertEquals(2, bench.furnisher.jobs().size());
    assertEquals(1, bench.furnisher.works());
    assertEquals(1, completed().size());
  }

  @Test
  void anRdsEventBeforeAnythingWasMaskedCreatesNothing() {
    bench.furnisher.answers(LOADED);
    bench.loop.deliverRdsEvent("RDS-EVENT-0005", ROOM.arn(), Runs.REQUESTED_AT);

    assertEquals(List.of(), bench.alikes.requests());
  }

  @Test
  void aServiceKilledAfterTheCallFindsItsOwnInstanceAndRecordsIt() {
    bench.furnisher.answers(LOADED);
    bench.alikes.loseTheNextReply();
    bench.deliver();
    assertEquals(Optional.empty(), bench.loop.ledger.created(Runs.RUN, StepName.CLEAN_ROOM));

    bench.deliver();
    settled();
    recheck();

    assertEquals(1, bench.alikes.requests().size());
    assertEquals(1, completed().size());
  }

  @Test
  void aServiceKilledWhileItLoadsLoadsAgain() {
    bench
        .furnisher
        .isKilled()
        .answers(new Furnishing.Unreachable("57P01"))
        .answers(new Furnishing.Busy())
        .answers(LOADED);
    bench.deliver();
    settled();

    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Disposition.Release.class, recheck());
    }
    recheck();

    assertEquals(4, bench.furnisher.jobs().size());
    assertEquals(1, bench.loop.bus.published(SanitizeCompleted.class).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger.create", "bus.publish"})
  void aServiceKilledAfterLoadingTellsItWithoutLoadingAgain(String point) {
    bench.furnisher.answers(LOADED);
    bench.deliver();
    settled();
    bench.loop.faults.failAfter(point, new IllegalStateException("killed"));
    recheck();

    recheck();
    recheck();

    assertEquals(1, bench.furnisher.jobs().size());
    assertEquals(1, completed().stream().distinct().count());
  }
}
