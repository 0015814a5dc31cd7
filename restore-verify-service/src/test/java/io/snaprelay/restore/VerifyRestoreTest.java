package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.Runs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a proof does before and after it is in the database. */
class VerifyRestoreTest {
  private static final Disposition LATER = new Disposition.Release(RestoreBench.PACE.next());
  private static final Duration TOO_LONG = Site.PATIENCE.plusSeconds(1);

  private final RestoreBench bench = RestoreBench.ofACopy().restored();

  @Test
  void aServerThatDoesNotLetUsInAtFirstIsTriedAgain() {
    bench.servers.refuse("08001");

    assertEquals(LATER, bench.loop.deliver(bench.restoreAvailable()));
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @Test
  void aFreshPasswordThatTheServerDoesNotKnowYetIsTriedAgain() {
    bench.servers.refuse("28P01");

    assertEquals(LATER, bench.loop.deliver(bench.restoreAvailable()));
  }

  @Test
  void aServerThatNeverLetsUsInFailsTheProofByTheCheckThatConnects() {
    bench.servers.refuse("08001");
    var available = bench.restoreAvailable();
    bench.loop.clock.advance(TOO_LONG);

    bench.loop.deliver(available);

    VerificationCompleted completed = completed();
    assertEquals(Verdict.FAILED, completed.verdict());
    assertEquals("connects", completed.checks().get(0).name());
    assertEquals(Status.FAIL, completed.checks().get(0).status());
  }

  @Test
  void aServerThatIsOnItsWayOutIsNoFailedProof() {
    bench.servers.refuse("57P01");
    var available = bench.restoreAvailable();
    bench.loop.clock.advance(TOO_LONG);
    bench.rds.put(RestoreBench.managed("rebooting"));

    assertEquals(LATER, bench.loop.deliver(available));
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @Test
  void aSecretThatIsNotThereYetIsWaitedFor() {
    assertEquals(LATER, bench.loop.deliver(bench.restoreAvailable()));
  }

  @Test
  void aDatabaseThatIsGoneGivesUp() {
    bench.rds.remove(RestoreBench.TEMPORARY);

    bench.loop.deliver(bench.restoreAvailable());

    assertEquals(FailureCode.DATABASE_NOT_FOUND, bench.failure().code());
    assertEquals(0, bench.servers.asked());
  }

  @Test
  void aDatabaseThatIsBeingDeletedGivesUp() {
    bench.rds.put(
        RestoreBench.database("deleting", RestoreBench.RESOURCE_ID, RestoreBench.OUR_TAGS));

    bench.loop.deliver(bench.restoreAvailable());

    assertEquals(FailureCode.DATABASE_NOT_FOUND, bench.failure().code());
  }

  @Test
  void aDatabaseOfAnEngineThatWeCannotProveGivesUpByName() {
    bench.rds.put(ofEngine("sqlserver-ex"));

    bench.loop.deliver(bench.restoreAvailable());

    assertEquals(FailureCode.PLAN_NOT_EXECUTABLE, bench.failure().code());
    assertTrue(bench.failure().detail().contains("sqlserver-ex"), bench.failure().detail());
    assertEquals(0, bench.servers.asked());
  }

  @Test
  void aForeignDatabaseIsNeverConnectedTo() {
    bench.rds.put(RestoreBench.database("available", "db-FOREIGN", Map.of()));

    bench.loop.deliver(bench.restoreAvailable());

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
    assertEquals(0, bench.servers.asked());
  }

  @Test
  void aDatabaseWithAnotherResourceIdIsNeverConnectedTo() {
    bench.rds.put(RestoreBench.database("available", "db-ANOTHER", RestoreBench.OUR_TAGS));

    bench.loop.deliver(bench.restoreAvailable());

    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
    assertEquals(0, bench.servers.asked());
  }

  @Test
  void aProofThatWasKeptIsToldAgainAndNotMadeAgain() {
    bench.servers.refuse("08001");
    var available = bench.restoreAvailable();
    bench.loop.clock.advance(TOO_LONG);
    bench.loop.faults.failBefore("bus.publish", new IllegalStateException("killed"));

    bench.loop.deliver(available);
    bench.loop.clock.advance(Duration.ofMinutes(1));
    bench.loop.deliver(available);

    assertEquals(1, bench.servers.asked());
    assertEquals(1, proofKeys().size());
  }

  @Test
  void aProofKilledBeforeItsStepWasRecordedIsToldFromTheManifest() {
    new Proofs(bench.loop.store).keep(manifest(Verdict.PASSED));

    bench.loop.deliver(bench.restoreAvailable());

    assertEquals(Verdict.PASSED, completed().verdict());
    assertEquals(0, bench.servers.asked());
    assertEquals(1, proofKeys().size());
  }

  @Test
  void ofTwoManifestsTheFirstCounts() {
    Proofs proofs = new Proofs(bench.loop.store);

    proofs.keep(manifest(Verdict.FAILED));

    assertEquals(Verdict.FAILED, proofs.keep(manifest(Verdict.PASSED)).verdict());
  }

  @Test
  void theHistoryOfADatabaseTellsWhatWasProvedAndWhen() {
    Proofs proofs = new Proofs(bench.loop.store);

    proofs.enter(Runs.ORDERS, manifest(Verdict.PASSED));

    byte[] json = bench.loop.store.read(proofKeys().get(0)).orElseThrow();
    String record = new String(json, StandardCharsets.UTF_8);
    assertTrue(record.contains("\"verdict\":\"PASSED\""), record);
    assertTrue(record.contains(RestoreBench.COPY.identifier()), record);
  }

  @Test
  void aProofThatOnlySkippedHasNotPassed() {
    assertEquals(Verdict.FAILED, Manifest.verdict(List.of(Results.of("rpo", Status.SKIPPED))));
    assertEquals(Verdict.FAILED, Manifest.verdict(List.of()));
    assertEquals(
        Verdict.FAILED,
        Manifest.verdict(List.of(Results.of("a", Status.PASS), Results.of("b", Status.FAIL))));
    assertEquals(
        Verdict.PASSED,
        Manifest.verdict(List.of(Results.of("a", Status.PASS), Results.of("b", Status.SKIPPED))));
  }

  private Manifest manifest(Verdict verdict) {
    return new Manifest(
        Runs.RUN,
        RestoreBench.COPY,
        RestoreBench.TEMPORARY,
        RestoreBench.RESOURCE_ID,
        "17.11",
        Runs.REQUESTED_AT,
        bench.now(),
        verdict,
        List.of(Results.of(verdict)),
        List.of(),
        Optional.of(RestoreBench.SOURCE),
        Optional.of(Mode.STANDARD),
        Optional.empty(),
        List.of());
  }

  private List<String> proofKeys() {
    return bench.loop.store.list(LedgerKeys.proofs(Runs.ORDERS));
  }

  private VerificationCompleted completed() {
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.VERIFY));
    return bench.loop.bus.published(VerificationCompleted.class).get(0);
  }

  /**
   * The temporary database, if what was restored is of an engine of RDS's that we know nothing of.
   */
  private static DatabaseState ofEngine(String engine) {
    DatabaseState like = RestoreBench.managed("available");
    return new DatabaseState(
        like.ref(),
        like.resourceId(),
        like.status(),
        like.settled(),
        like.lost(),
        like.endpoint(),
        like.masterSecretArn(),
        like.masterPasswordManaged(),
        engine,
        like.engineVersion(),
        like.tags());
  }
}
