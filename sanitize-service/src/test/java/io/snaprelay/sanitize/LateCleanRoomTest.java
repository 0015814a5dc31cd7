package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import org.junit.jupiter.api.Test;

/**
 * A delivery that is held up on its way to RDS, after its last look, until another one's clean room
 * has come and gone: the name is free again, and RDS does what it is asked.
 */
class LateCleanRoomTest extends RoomBench {
  private static final String FIRST = "db-OF-THE-OTHER-DELIVERY";
  private static final String ASKED = FakeRds.instance(ROOM, TAGS).resourceId();

  @Test
  void whatItCreatesOnceMoreIsKnownForOneOfOursThatTheSweepMayDelete() {
    bench.alikes.isHeldUpWhile(() -> record(FIRST));

    bench.deliver();

    assertEquals(1, bench.alikes.requests().size());
    assertEquals(FIRST, recorded());
    assertTrue(isKnownForLate());
  }

  @Test
  void itIsNeverLoaded() {
    bench.furnisher.answers(LOADED);
    bench.alikes.isHeldUpWhile(() -> record(FIRST));
    bench.deliver();
    settled();

    recheck();

    assertEquals(0, bench.furnisher.works());
    assertEquals(0, completed().size());
  }

  @Test
  void whoeverIsFirstKeepsWhatItCreated() {
    bench.deliver();

    assertEquals(ASKED, recorded());
    assertFalse(isKnownForLate());
  }

  @Test
  void theOtherOnesThatIsStillThereIsNotCreatedTwice() {
    bench.alikes.isHeldUpWhile(
        () -> {
          bench.put(FakeRds.instance(ROOM, TAGS));
          record(ASKED);
        });

    bench.deliver();

    assertEquals(0, bench.alikes.requests().size());
    assertFalse(isKnownForLate());
  }

  private void record(String resourceId) {
    bench.loop.ledger.created(
        Runs.RUN,
        StepName.CLEAN_ROOM,
        new Created(ROOM.arn(), resourceId, bench.loop.clock.instant()));
  }

  private String recorded() {
    return bench.loop.ledger.created(Runs.RUN, StepName.CLEAN_ROOM).orElseThrow().resourceId();
  }

  private boolean isKnownForLate() {
    return bench.loop.ledger.wasLate(Runs.RUN, StepName.CLEAN_ROOM, ASKED);
  }
}
