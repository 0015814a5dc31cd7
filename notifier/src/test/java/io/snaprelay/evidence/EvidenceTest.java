package io.snaprelay.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Verify;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final CheckResult DAMAGE =
      SampleChecks.check(
          "b-tree", "public.orders_pkey", Status.FAIL, "no damage", "item order violated", 31);

  private final MemoryLedger ledger = new MemoryLedger();

  private SampleRun begun() {
    return SampleRun.begun(ledger);
  }

  @Test
  void aSmallRunLooksAsItAlwaysDid() throws IOException {
    Golden.assertSame(
        "evidence-2-succeeded.json", EvidenceJson.write(begun().succeeded().evidence()));
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    byte[] written = EvidenceJson.write(begun().succeeded().evidence());

    Evidence read = EvidenceJson.read(written);

    assertArrayEquals(written, EvidenceJson.write(read));
  }

  @Test
  void aFailureBeforeAnySnapshotIsEvidenceOfThat() {
    Evidence evidence = begun().failedBeforeSnapshot().evidence();

    assertEquals(RunResult.FAILED, evidence.run().result());
    assertTrue(evidence.source().isEmpty());
    assertTrue(evidence.proof().isEmpty());
    assertTrue(evidence.restore().isEmpty());
    assertEquals(FailureCode.DATABASE_NOT_FOUND, evidence.failures().get(0).code());
    assertEquals(Objective.NOT_PROVED, evidence.rto().objective());
    assertEquals(Objective.NOT_PROVED, evidence.rpo().objective());
    assertEquals(RecoveryPoint.Basis.NONE, evidence.rpo().basis());
    assertEquals(
        List.of(
            StepState.FAILED,
            StepState.NOT_REACHED,
            StepState.NOT_REACHED,
            StepState.NOT_REACHED,
            StepState.DONE),
        evidence.steps().stream().map(StepSection::state).toList());
    assertEquals(
        List.of("snapshot", "clean-up"),
        evidence.phases().stream().map(phase -> phase.step().value()).toList());
  }

  @Test
  void aFailedCheckFailsTheRunThoughEveryStepIsDone() {
    Evidence evidence =
        begun().snapshotted().copied().restored().verified(withDamage()).cleanedUp().evidence();

    assertEquals(RunResult.FAILED, evidence.run().result());
    assertEquals(Verdict.FAILED, evidence.proof().orElseThrow().verdict());
    assertEquals(1, evidence.proof().orElseThrow().failed());
    assertEquals(Objective.NOT_PROVED, evidence.rto().objective());
    assertEquals(Objective.NOT_PROVED, evidence.rpo().objective());
  }

  @Test
  void aSkippedCheckCountsAsNeither() {
    Proof proof = begun().succeeded().evidence().proof().orElseThrow();

    assertEquals(5, proof.passed());
    assertEquals(0, proof.failed());
    assertEquals(1, proof.skipped());
  }

  @Test
  void tooSlowIsMissedWhateverTheVerdict() {
    FrozenPlan hasty = SamplePlan.with(verify(Duration.ofMinutes(20), Duration.ofHours(1)));

    assertEquals(
        Objective.MISSED, SampleRun.begun(ledger, hasty).succeeded().evidence().rto().objective());
    assertEquals(
        Objective.MISSED,
        SampleRun.begun(new MemoryLedger(), hasty)
            .snapshotted()
            .copied()
            .restored()
            .verified(withDamage())
            .evidence()
            .rto()
            .objective());
  }

  @Test
  void anObjectiveThatIsJustReachedIsMet() {
    FrozenPlan exact = SamplePlan.with(verify(Duration.ofSeconds(1700), Duration.ofSeconds(93)));

    Evidence evidence = SampleRun.begun(ledger, exact).succeeded().evidence();

    assertEquals(Objective.MET, evidence.rto().objective());
    assertEquals(Objective.MET, evidence.rpo().objective());
  }

  @Test
  void withoutAFreshnessCheckTheSnapshotsTimeIsAllThatIsKnown() {
    RecoveryPoint rpo =
        SampleRun.begun(ledger, SamplePlan.with(withoutChecks())).succeeded().evidence().rpo();

    assertEquals(RecoveryPoint.Basis.SNAPSHOT_TIME, rpo.basis());
    assertEquals(Optional.of(Duration.ZERO), rpo.measured());
  }

  @Test
  void anOldSnapshotsAgeCountsAgainstTheRecoveryPoint() {
    Instant asked = Runs.REQUESTED_AT.plus(Duration.ofHours(20));

    RecoveryPoint rpo =
        SampleRun.begun(ledger, SamplePlan.requestedAt(asked)).succeeded().evidence().rpo();

    assertEquals(Optional.of(Duration.ofHours(20).minusSeconds(4)), rpo.snapshotAge());
    assertEquals(Optional.of(Duration.ofHours(20).plusSeconds(89)), rpo.measured());
    assertEquals(Objective.MISSED, rpo.objective());
  }

  @Test
  void aTemporaryDatabaseThatNeverCameUpIsStillNamed() {
    Evidence evidence =
        begun()
            .snapshotted()
            .copied()
            .restoring()
            .failed(
                StepName.RESTORE,
                FailureCode.RESTORE_FAILED,
                "the database ended as incompatible-parameters",
                "The snapshot",
                1400)
            .nothingToCleanUp(1450)
            .evidence();

    RestoreSection restore = evidence.restore().orElseThrow();
    assertEquals(SampleRun.TEMPORARY.arn(), restore.arn());
    assertTrue(restore.availableAt().isEmpty());
    assertTrue(restore.deletedAt().isEmpty());
  }

  @Test
  void aKeptDatabaseIsNotTakenForAForgottenOne() {
    Evidence evidence = KeptRun.in(ledger).evidence();

    RestoreSection restore = evidence.restore().orElseThrow();
    assertEquals(Optional.of(KeptRun.KEPT_UNTIL), restore.keptUntil());
    assertTrue(restore.deletedAt().isEmpty());
    assertEquals(RunResult.FAILED, evidence.run().result());
  }

  @Test
  void handOffIsMeasuredFromTheRdsEventToTheNextCall() {
    HandOff handOff = begun().succeeded().evidence().handOff();

    assertEquals(Optional.of(Duration.ofMillis(412)), handOff.median());
    assertEquals(
        List.of(Duration.ofMillis(412), Duration.ofMillis(632)),
        handOff.lags().stream().map(HandOff.Lag::lag).toList());
  }

  @Test
  void withoutRdsEventsThereIsNoMedian() {
    HandOff handOff = begun().snapshotted().evidence().handOff();

    assertTrue(handOff.median().isEmpty());
    assertTrue(handOff.lags().isEmpty());
  }

  @Test
  void theFirstVersionCanStillBeRead() throws IOException {
    Evidence old = EvidenceJson.read(Golden.read("evidence-succeeded.json"));

    assertEquals("urn:snaprelay:schema:evidence:1", old.schema());
    assertTrue(old.chain().isEmpty());
    assertEquals(6, old.proof().orElseThrow().checks().size());
  }

  @Test
  void onlyTheFirstOfAChainMayHaveNoneBefore() {
    SampleRun run = begun().succeeded();
    EvidenceLink.Previous lost = new EvidenceLink.Previous(1, Runs.RUN, Optional.empty());

    assertFalse(run.evidence().chain().orElseThrow().isBroken());
    assertTrue(run.evidence(2, Optional.of(lost)).chain().orElseThrow().isBroken());
    assertTrue(run.evidence(2, Optional.empty()).chain().orElseThrow().isBroken());
  }

  @Test
  void everyPhaseBeginsWhereTheStepBeforeItEnded() {
    List<Phase> phases = begun().succeeded().evidence().phases();

    assertEquals(
        List.of(250L, 650L, 620L, 180L, 90L),
        phases.stream().map(phase -> phase.took().toSeconds()).toList());
  }

  private static List<CheckResult> withDamage() {
    List<CheckResult> checks = new ArrayList<>(SampleChecks.all());
    checks.add(DAMAGE);
    return checks;
  }

  private static Verify verify(Duration rto, Duration rpo) {
    return SamplePlan.verify(Optional.of(rto), Optional.of(rpo), SamplePlan.CHECKS);
  }

  private static Verify withoutChecks() {
    List<Check> none = List.of();
    return SamplePlan.verify(Optional.empty(), Optional.of(Duration.ofHours(1)), none);
  }
}
