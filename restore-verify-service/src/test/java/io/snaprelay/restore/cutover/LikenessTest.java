package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore.Approval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Settings that take their time, and what must not wait for them or come before them. */
class LikenessTest {
  @Test
  void productionKeepsItsNameUntilTheCandidateHasItsBackups() {
    CutoverBench bench = new CutoverBench(Approval.AUTOMATIC);
    bench.likeness.looksUntilThere = 50;
    for (int looks = 0; looks < 50; looks++) {
      bench.look(StepName.CUTOVER);
    }

    assertEquals(List.of(), bench.production.calls());
    assertEquals(Optional.of(CutoverBench.OLD), bench.holder());
  }

  @Test
  void whoeverIsAskedToApproveFindsTheCandidateAsItWillBe() {
    CutoverBench bench = new CutoverBench(Approval.MANUAL);

    bench.look(StepName.CUTOVER);

    assertEquals(List.of("before"), bench.likeness.calls);
    assertEquals(List.of(), bench.production.calls());
  }

  /** The endpoint check logs in from where we are: production's security groups come after it. */
  @Test
  void whatWouldShutUsOutComesAfterTheEndpointCheckAndIsComparedLast() {
    CutoverBench bench = new CutoverBench(Approval.AUTOMATIC);
    bench.endpointFinding = Optional.of("nobody answers yet");
    for (int looks = 0; looks < 15; looks++) {
      bench.look(StepName.CUTOVER);
      bench.production.pass();
    }
    assertEquals(List.of("before"), bench.likeness.calls.stream().distinct().toList());

    bench.endpointFinding = Optional.empty();
    bench.until(StepName.CUTOVER);

    assertEquals(
        List.of("before", "in place", "compare"),
        bench.likeness.calls.stream().distinct().toList());
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CUTOVER));
  }
}
