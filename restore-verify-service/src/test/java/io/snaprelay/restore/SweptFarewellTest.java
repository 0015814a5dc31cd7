package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.sweep.Cause;
import io.snaprelay.sweep.Leftover;
import io.snaprelay.sweep.Removal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is settled before a sweep deletes a database. */
class SweptFarewellTest {
  private static final FrozenPlan STAYING =
      Runs.copiedAndVerified()
          .staying(
              new Restore(
                  Restore.Mode.NEW,
                  Restore.Approval.MANUAL,
                  Optional.empty(),
                  false,
                  Restore.Wanted.AS_IT_WAS,
                  null))
          .frozen();
  private static final DatabaseState TEMPORARY =
      FakeRds.instance(RestoreBench.TEMPORARY, RestoreBench.OUR_TAGS);

  private final LoopBench loop = new LoopBench();
  private final PromotionGate gate = new PromotionGate(loop.store);
  private final SweptFarewell farewell = new SweptFarewell(loop.ledger, gate, loop.clock);

  /** Its rename may be under way: RDS has no event for that, and its tags may still be ours. */
  @Test
  void whatIsBeingPromotedStays() {
    loop.begun(STAYING);
    gate.open(STAYING.run());

    assertEquals(Optional.of(new Removal.Spared()), before());
  }

  @Test
  void whatTheSweepTakesIsNotPromotedAnyMore() {
    loop.begun(STAYING);

    assertEquals(Optional.empty(), before());
    assertFalse(gate.open(STAYING.run()));
  }

  @Test
  void whatWasNeverToStayGoes() {
    loop.begun(Runs.copiedAndVerified().frozen());

    assertEquals(Optional.empty(), before());
  }

  @Test
  void whatBelongsToNoRunOfTheLedgerGoesToo() {
    assertEquals(Optional.empty(), before());
  }

  private Optional<Removal> before() {
    RunId run = STAYING.run();
    return farewell.before(
        new Leftover(
            TEMPORARY.ref().arn(),
            TEMPORARY.resourceId(),
            run,
            Optional.of("nightly"),
            new Leftover.Finding(Cause.RUN_OVER, "of step " + StepName.RESTORE, true)));
  }
}
