package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.StepState;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.OvertakenLedger;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two cutovers of one database would take each other's renames for their own. */
class ReplacementsTest {
  private static final String OLD = "db-OLD";
  private static final RunId FIRST = Runs.RUN;
  private static final RunId SECOND = RunId.of("trigger-2", "nightly", "orders");

  private final MemoryLedger store = new MemoryLedger();
  private final RunLedger runs = new RunLedger(store);
  private final Decisions decisions = new Decisions(store);
  private final Replacements replacements = new Replacements(store, runs, decisions);

  @Test
  void whileOneRunReplacesADatabaseNoOtherDoes() {
    assertTrue(claim(FIRST));

    assertFalse(claim(SECOND));
    assertTrue(claim(FIRST), "it may ask again");
  }

  /** Its message comes twice in the same moment: whoever is slower goes on with the same claim. */
  @Test
  void theSameRunMayClaimTwiceAtOnce() {
    assertTrue(slow(() -> claim(FIRST)).claim(FIRST, CutoverBench.PRODUCTION, OLD));
  }

  @Test
  void anotherRunThatWasFasterHasIt() {
    assertFalse(slow(() -> claim(SECOND)).claim(FIRST, CutoverBench.PRODUCTION, OLD));
  }

  private Replacements slow(Runnable faster) {
    return new Replacements(new OvertakenLedger(store, 0, faster), runs, decisions);
  }

  @Test
  void afterARunThatTurnedBackAnotherMayTry() {
    claim(FIRST);
    ended(FIRST, StepName.CUTOVER, StepState.FAILED);

    assertTrue(claim(SECOND));
    assertFalse(claim(FIRST), "the first one has had its turn");
  }

  @Test
  void aDatabaseThatWasReplacedIsNotReplacedAgain() {
    claim(FIRST);
    ended(FIRST, StepName.CUTOVER, StepState.DONE);

    assertFalse(claim(SECOND));
  }

  @Test
  void whileSomebodyTakesItBackNobodyReplacesIt() {
    claim(FIRST);
    ended(FIRST, StepName.CUTOVER, StepState.DONE);
    decisions.afterwards(
        FIRST,
        new Afterwards(
            true, Optional.of("dba"), Optional.of(Runs.REQUESTED_AT), Runs.REQUESTED_AT));
    assertFalse(claim(SECOND));

    ended(FIRST, StepName.RETIRE, StepState.FAILED);

    assertTrue(claim(SECOND));
  }

  @Test
  void anotherDatabaseUnderTheSameNameIsAnotherMatter() {
    claim(FIRST);

    assertTrue(replacements.claim(SECOND, CutoverBench.PRODUCTION, "db-OTHER"));
  }

  private boolean claim(RunId run) {
    return replacements.claim(run, CutoverBench.PRODUCTION, OLD);
  }

  private void ended(RunId run, StepName step, StepState state) {
    runs.record(
        new StepRecord(
            run,
            step,
            state,
            Runs.REQUESTED_AT,
            "test",
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }
}
