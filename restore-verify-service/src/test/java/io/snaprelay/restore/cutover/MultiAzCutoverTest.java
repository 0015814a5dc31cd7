package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.TakeBack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A Multi-AZ DB cluster is restarted before the other one gets the name: nothing else does that.
 */
class MultiAzCutoverTest {
  private static final String COMES = "rename snaprelay-" + Runs.RUN + "-restore -> ledger-prod";
  private static final String ASIDE = "ledger-prod-retired";

  private final CutoverBench bench = new CutoverBench(Approval.AUTOMATIC, Shape.MULTI_AZ);
  private final Stage stage = bench.stage;
  private final String beside = stage.beside().identifier();

  @Test
  void whoeverIsConnectedIsCutOffBeforeTheRestoredClusterComes() {
    bench.until(StepName.CUTOVER);

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CUTOVER));
    assertEquals(
        List.of(
            "untag " + beside,
            "protect " + beside + " true",
            "rename ledger-prod -> " + ASIDE,
            "endSessions " + ASIDE,
            COMES,
            "tag " + ASIDE),
        bench.production.calls());
  }

  @Test
  void theRestoredClusterDoesNotComeWhileTheOldOneIsStillRestarting() {
    lookUntil("endSessions " + ASIDE);

    bench.look(StepName.CUTOVER);
    bench.look(StepName.CUTOVER);
    assertFalse(bench.production.calls().contains(COMES));
    bench.production.settle();
    bench.clock.advance(Duration.ofSeconds(30));
    bench.look(StepName.CUTOVER);

    assertTrue(bench.production.calls().contains(COMES), bench.production.calls().toString());
  }

  @Test
  void aClusterThatDoesNotYetShowThatItRestartsIsNotTakenForOneThatHas() {
    lookUntil("endSessions " + ASIDE);
    bench.production.settle(); // RDS shows it as available, and no time has passed.

    bench.look(StepName.CUTOVER);

    assertFalse(bench.production.calls().contains(COMES));
  }

  @Test
  void aRestartThatRdsRefusesTurnsTheSwapBackAndNobodyLosesWhatHeWrites() {
    bench.trouble.on(
        "endSessions",
        arguments -> {
          throw FakeRds.failure(AwsFailure.Kind.REFUSED, "InvalidParameterCombination", "no");
        });

    bench.until(StepName.CUTOVER);

    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code());
    assertEquals(Optional.of(stage.oldId()), bench.holder());
    assertFalse(bench.production.calls().contains(COMES));
  }

  @Test
  void whoeverTakesItBackCutsTheNewProductionsClientsOff() {
    bench.until(StepName.CUTOVER);
    int before = bench.production.calls().size();
    bench.deliver(
        Messages.write(
            new TakeBack(Runs.RUN, "dba", bench.decisions.intent(Runs.RUN).orElseThrow().at())));

    bench.until(StepName.RETIRE);

    List<String> calls = bench.production.calls().subList(before, bench.production.calls().size());
    assertEquals(
        List.of(
            "rename ledger-prod -> " + beside,
            "endSessions " + beside,
            "rename " + ASIDE + " -> ledger-prod"),
        calls.subList(0, 3));
  }

  @Test
  void aCandidateThatNeverWasAboutToComeIsNotRestartedOnTheWayBack() {
    bench.trouble.on(
        "endSessions",
        arguments -> {
          if (!ASIDE.equals(((DatabaseRef) arguments[0]).identifier())) {
            throw new AssertionError("Nobody was connected to " + arguments[0]);
          }
          throw FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "no");
        });

    bench.until(StepName.CUTOVER);

    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code());
    assertEquals(Optional.of(stage.oldId()), bench.holder());
  }

  private void lookUntil(String call) {
    for (int looks = 0; looks < 100 && !bench.production.calls().contains(call); looks++) {
      bench.production.pass();
      bench.look(StepName.CUTOVER);
    }
  }
}
