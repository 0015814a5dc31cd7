package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.StepName;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.Runs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masking fails closed: sanitize-completed is said only if every post-condition holds. */
class StartSanitizeTest {
  private static final CheckResult CLEAN = SanitizeBench.check("canaries", Status.PASS);
  private static final CheckResult LEAK = SanitizeBench.check("unchanged", Status.FAIL);
  private static final Sanitizing DONE =
      new Sanitizing.Done(List.of(CLEAN), "L2", List.of("freed blocks of the storage"));
  private static final Sanitizing LOST =
      new Sanitizing.Unreachable(
          new SqlFailure("57P01", "Key (email)=(ann@example.org) shut down"));

  private final SanitizeBench bench = new SanitizeBench();

  @Test
  void whatWasProvedIsMaskedAndTheEventTellsHowClean() {
    bench.engine.answers(DONE);

    assertEquals(Disposition.ACKNOWLEDGE, bench.proved(Verdict.PASSED).deliver());

    SanitizeCompleted done = completed().get(0);
    SanitizeCompleted.Proof proof = done.proof().orElseThrow();
    assertEquals(SanitizeBench.TEMPORARY, done.temporary());
    assertEquals(bench.plan.rulesHash().orElseThrow(), done.rulesHash());
    assertEquals("L2", proof.level());
    assertEquals(List.of(CLEAN), proof.checks());
    assertEquals(List.of("freed blocks of the storage"), proof.residualRisks());
  }

  @Test
  void aPostConditionThatDoesNotHoldEndsInNoSnapshotAndIsNamed() {
    bench.engine.answers(new Sanitizing.Failed(List.of(CLEAN, LEAK)));

    bench.proved(Verdict.PASSED).deliver();

    assertEquals(FailureCode.SANITIZE_FAILED, failure().code());
    assertTrue(failure().detail().contains("unchanged of shop.public.customers"));
    assertFalse(failure().detail().contains("canaries"), failure().detail());
    nothingIsGivenAway();
  }

  @Test
  void theWordOfTheEngineIsNotEnoughIfItsOwnCheckFailed() {
    bench.engine.answers(new Sanitizing.Done(List.of(CLEAN, LEAK), "L2", List.of()));

    bench.proved(Verdict.PASSED).deliver();

    assertEquals(FailureCode.SANITIZE_FAILED, failure().code());
    nothingIsGivenAway();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "skipped"})
  void whatNobodyCheckedIsNotClean(String how) {
    List<CheckResult> checks =
        how.equals("none") ? List.of() : List.of(SanitizeBench.check("canaries", Status.SKIPPED));
    bench.engine.answers(new Sanitizing.Done(checks, "L2", List.of()));

    bench.proved(Verdict.PASSED).deliver();

    assertEquals(FailureCode.SANITIZE_FAILED, failure().code());
    nothingIsGivenAway();
  }

  @Test
  void rulesThatDoNotFitAreNamedAndNothingIsGivenAway() {
    bench.engine.answers(
        new Sanitizing.Refused(List.of("line 4, column 7: public.orders is not listed")));

    bench.proved(Verdict.PASSED).deliver();

    assertEquals(FailureCode.RULES_INVALID, failure().code());
    assertTrue(failure().detail().contains("line 4, column 7"), failure().detail());
    nothingIsGivenAway();
  }

  @Test
  void aHundredProblemsFitIntoAnEventAndAreCounted() {
    bench.engine.answers(
        new Sanitizing.Refused(IntStream.range(0, 100).mapToObj(i -> "problem " + i).toList()));

    bench.proved(Verdict.PASSED).deliver();

    assertTrue(failure().detail().endsWith("problem 9; 90 more"), failure().detail());
  }

  @Test
  void aFailedVerdictIsNotItsBusiness() {
    bench.proved(Verdict.FAILED).loop.deliver(bench.proof(Verdict.FAILED));

    assertEquals(0, bench.engine.attempts());
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @Test
  void anEventThatSaysPassedWhereTheLedgerSaysFailedMasksNothing() {
    bench.proved(Verdict.FAILED).deliver();

    assertEquals(0, bench.engine.attempts());
  }

  @Test
  void whatWasNotProvedAtAllIsNotMasked() {
    assertEquals(Disposition.ACKNOWLEDGE, bench.deliver());

    assertEquals(0, bench.engine.attempts());
  }

  @Test
  void aForeignDatabaseUnderTheNameIsNotTouched() {
    bench.proved(Verdict.PASSED);
    bench.put(SanitizeBench.state("available", Map.of(), Optional.of(SanitizeBench.SECRET)));

    bench.deliver();

    assertEquals(FailureCode.NAME_TAKEN, failure().code());
    assertEquals(0, bench.engine.attempts());
  }

  @Test
  void aDatabaseThatIsOnItsWayOutIsNotMasked() {
    bench.proved(Verdict.PASSED);
    bench.put(
        SanitizeBench.state("deleting", SanitizeBench.OUR_TAGS, Optional.of(SanitizeBench.SECRET)));

    bench.deliver();

    assertEquals(FailureCode.DATABASE_NOT_FOUND, failure().code());
    assertEquals(0, bench.engine.attempts());
  }

  @Test
  void rulesThatTheLedgerLostMaskNothing() {
    SanitizeBench broken = new SanitizeBench("databases: { shop: { tables: { x: { y: 1 } } } }");

    broken.proved(Verdict.PASSED).deliver();

    assertEquals(
        FailureCode.RULES_INVALID, broken.loop.bus.published(StepFailed.class).get(0).code());
    assertEquals(0, broken.engine.attempts());
  }

  @Test
  void aSecretThatIsNotActiveIsWaitedFor() {
    bench.proved(Verdict.PASSED);
    bench.put(SanitizeBench.state("available", SanitizeBench.OUR_TAGS, Optional.empty()));

    assertEquals(new Disposition.Release(SanitizeBench.PACE.next()), bench.deliver());
  }

  @Test
  void whoeverIsAtWorkIsWaitedFor() {
    bench.engine.answers(new Sanitizing.Busy()).answers(DONE);

    assertEquals(
        new Disposition.Release(SanitizeBench.PACE.next()), bench.proved(Verdict.PASSED).deliver());
    bench.deliver();

    assertEquals(1, completed().size());
  }

  /** It looked for a result before there was one, and its snapshot may be taken by now. */
  @Test
  void whoeverGetsTheLockWhenAllIsMaskedMasksNothingAgain() {
    bench.engine.answers(DONE).meanwhile(bench::deliver);

    assertEquals(
        new Disposition.Release(SanitizeBench.PACE.next()), bench.proved(Verdict.PASSED).deliver());

    assertEquals(2, bench.engine.attempts());
    assertEquals(1, bench.engine.works());
    assertEquals(1, completed().size());
  }

  @Test
  void aServiceKilledInTheMiddleGoesOnWithTheSameKey() {
    bench.engine.isKilled().answers(LOST).answers(DONE);
    bench.proved(Verdict.PASSED);

    assertInstanceOf(Disposition.Release.class, bench.deliver());
    assertInstanceOf(Disposition.Release.class, bench.deliver());
    bench.deliver();

    assertEquals(3, bench.engine.attempts());
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
    assertEquals(1, completed().size());
  }

  @Test
  void aKeyThatChangedInTheMiddleFailsInsteadOfMixingTwo() {
    bench.engine.answers(LOST).answers(DONE);
    bench.proved(Verdict.PASSED).deliver();
    bench.rotate();

    bench.deliver();

    assertEquals(FailureCode.SANITIZE_FAILED, failure().code());
    assertEquals(1, bench.engine.attempts());
    nothingIsGivenAway();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger.create", "bus.publish"})
  void aServiceKilledAfterTheWorkTellsItWithoutWorkingAgain(String point) {
    bench.engine.answers(DONE);
    bench.proved(Verdict.PASSED).loop.faults.failAfter(point, new IllegalStateException("killed"));
    bench.deliver();

    bench.deliver();
    bench.deliver();

    assertTrue(bench.engine.attempts() <= 2, "the fingerprint comes before the work");
    assertEquals(1, completed().stream().distinct().count());
  }

  @Test
  void fiveDeliveriesMaskOnce() {
    bench.engine.answers(DONE);
    bench.proved(Verdict.PASSED);

    for (int i = 0; i < 5; i++) {
      bench.deliver();
    }

    assertEquals(1, bench.engine.attempts());
    assertEquals(1, completed().stream().distinct().count());
  }

  @Test
  void anAttemptIsHandedBackBeforeSqsOrTheRunEndIt() {
    bench.engine.answers(LOST);
    bench.proved(Verdict.PASSED).deliver();
    bench.loop.clock.advance(Duration.ofHours(11));

    bench.deliver();

    assertEquals(Duration.ofHours(10), bench.engine.times().get(0));
    assertTrue(bench.engine.times().get(1).compareTo(Duration.ofHours(1)) < 0);
  }

  @Test
  void noKeyPasswordOrWordOfTheServerIsInLedgerOrEvents() {
    bench.engine.answers(LOST).answers(DONE);
    bench.proved(Verdict.PASSED).deliver();
    bench.deliver();

    StringBuilder all = new StringBuilder(bench.loop.bus.published().toString());
    for (String key : bench.loop.store.list("")) {
      all.append(new String(bench.loop.store.read(key).orElseThrow(), StandardCharsets.UTF_8));
    }
    for (String secret : List.of("a-master-password", "ann@example.org")) {
      assertFalse(all.toString().contains(secret), secret);
    }
  }

  private void nothingIsGivenAway() {
    assertEquals(List.of(), completed());
    Set<StepName> recorded = Set.copyOf(bench.loop.ledger.recorded(Runs.RUN));
    assertTrue(
        recorded.containsAll(
            Set.of(StepName.SANITIZED_SNAPSHOT, StepName.SANITIZED_COPY, StepName.SANITIZED_SHARE)),
        recorded.toString());
  }

  private List<SanitizeCompleted> completed() {
    return bench.loop.bus.published(SanitizeCompleted.class);
  }

  private StepFailed failure() {
    return bench.loop.bus.published(StepFailed.class).get(0);
  }
}
