package io.snaprelay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the single results come from, and what is read from their figures. */
class EveryResultTest {
  private final MemoryLedger ledger = new MemoryLedger();

  private SampleRun begun() {
    return SampleRun.begun(ledger);
  }

  @Test
  void everySingleResultCountsNotTheEventsSummary() {
    List<CheckResult> every = new ArrayList<>(SampleChecks.all());
    every.addAll(SampleChecks.all());
    Proof proof =
        begun()
            .snapshotted()
            .copied()
            .restored()
            .manifested(every)
            .verified(SampleChecks.all())
            .evidence()
            .proof()
            .orElseThrow();

    assertEquals(12, proof.checks().size());
    assertEquals(10, proof.passed());
    assertEquals(2, proof.skipped());
    assertEquals(List.of(new Skips("amcheck is not installed in this database", 2)), proof.skips());
    assertTrue(proof.manifest().orElseThrow().key().endsWith("/evidence/manifest.json"));
  }

  @Test
  void withoutAManifestTheEventsSummaryHasToDo() {
    Proof proof =
        begun()
            .snapshotted()
            .copied()
            .restored()
            .verified(SampleChecks.all())
            .evidence()
            .proof()
            .orElseThrow();

    assertEquals(6, proof.checks().size());
    assertTrue(proof.manifest().isEmpty());
  }

  @Test
  void aManifestThatNobodyUnderstandsIsPassedOver() {
    SampleRun run = begun().snapshotted().copied().restored().verified(SampleChecks.all());
    ledger.create(
        EvidenceFiles.key(Runs.RUN, "manifest.json"), "{\"checks\":[{\"name\":7".getBytes());

    assertEquals(6, run.evidence().proof().orElseThrow().checks().size());
  }

  @Test
  void aFigureInASentenceIsNoMeasurement() {
    List<CheckResult> unmeasured =
        SampleChecks.all().stream()
            .map(check -> check.measuring(Optional.empty(), Optional.empty()))
            .toList();

    RecoveryPoint rpo =
        begun().snapshotted().copied().restored().verified(unmeasured).evidence().rpo();

    assertEquals(RecoveryPoint.Basis.SNAPSHOT_TIME, rpo.basis());
  }

  @Test
  void aPlainNumberIsNoAge() {
    List<CheckResult> counted =
        SampleChecks.all().stream()
            .map(check -> check.measuring(Optional.empty(), Optional.of("93")))
            .toList();

    RecoveryPoint rpo =
        begun().snapshotted().copied().restored().verified(counted).evidence().rpo();

    assertEquals(RecoveryPoint.Basis.SNAPSHOT_TIME, rpo.basis());
  }

  @Test
  void theHeartbeatCountsIfItIsYounger() {
    List<CheckResult> checks = new ArrayList<>(SampleChecks.all());
    checks.add(
        SampleChecks.check("heartbeat", "orders: public.beat", Status.PASS, "a beat", "PT9S", 2)
            .measuring(Optional.empty(), Optional.of("PT9S")));

    RecoveryPoint rpo = begun().snapshotted().copied().restored().verified(checks).evidence().rpo();

    assertEquals(Optional.of(SampleRun.DATA_AS_OF.minusSeconds(9)), rpo.newestData());
  }

  @Test
  void whatARestoreWaitedForItsPlaceIsNoRecoveryTime() {
    new RunLedger(ledger)
        .waiting(Runs.RUN, StepName.RESTORE, Runs.REQUESTED_AT.plusSeconds(300).plusMillis(132));

    RecoveryTime rto = begun().succeeded().evidence().rto();

    assertEquals(Optional.of(Duration.ofSeconds(600)), rto.waited());
    assertEquals(Optional.of(Duration.ofSeconds(1100)), rto.measured());
  }

  @Test
  void aFreshnessCheckThatSawNothingMeasuresNothing() {
    CheckResult blind =
        SampleChecks.check(
            "freshness of public.orders.created_at",
            "public.orders.created_at",
            Status.FAIL,
            "at most PT1H old",
            "no value from before the snapshot",
            3);

    RecoveryPoint rpo =
        begun().snapshotted().copied().restored().verified(List.of(blind)).evidence().rpo();

    assertEquals(RecoveryPoint.Basis.SNAPSHOT_TIME, rpo.basis());
    assertTrue(rpo.newestData().isEmpty());
  }
}
