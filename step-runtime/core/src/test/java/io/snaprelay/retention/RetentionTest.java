package io.snaprelay.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Retain;
import io.snaprelay.plan.Retain.Generations;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import io.snaprelay.wire.EventJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RDS and the ledger say together: three nightly runs, of which one copy is to stay. */
class RetentionTest {
  private static final Runs PLAN =
      Runs.copiedAndVerified()
          .retaining(
              new Retain(
                  Optional.of(Duration.ofHours(12)),
                  Optional.of(new Generations(1, 0, 0, 0)),
                  true));
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final SnapshotRef FOREIGN =
      new SnapshotRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-central-1", "before-upgrade");

  private final Faults faults = new Faults();
  private final FakeRds rds = new FakeRds(faults);
  private final MemoryLedger store = new MemoryLedger();
  private final Stock stock = new Stock(rds, store);
  private final FrozenPlan first = stock.ran(PLAN, "2026-11-19T02:00:00Z");
  private final FrozenPlan last = stock.ran(PLAN, "2026-11-21T02:00:00Z");

  @Test
  void whatIsOldGoesAndWhatIsNewStays() {
    assertEquals(Reason.SOURCE_TOO_OLD, reason(source(first)));
    assertEquals(Reason.COPY_SUPERSEDED, reason(copy(first)));
    assertEquals(Reason.NEWEST, reason(source(last)));
    assertEquals(Reason.NEWEST, reason(copy(last)));
  }

  @Test
  void whatSomebodyElseHasIsNotEvenLookedAt() {
    rds.put(FakeRds.snapshot(FOREIGN, "orders-prod", "available", Map.of()));
    rds.put(
        FakeRds.snapshot(
            new SnapshotRef(
                DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-west-1", "rds:orders-prod-2020-01-01"),
            "orders-prod",
            "available",
            "automated",
            Map.of()));

    assertEquals(4, decisions().size());
  }

  @Test
  void whatAnotherPlanOrAnotherDatabaseHasIsNotLookedAt() {
    DatabaseRef other =
        new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-west-1", "invoices-prod");
    Retention retention = new Retention(rds, store);

    assertEquals(List.of(), retention.of("weekly", PLAN.plan(), Runs.ORDERS, NOW));
    assertEquals(List.of(), retention.of("nightly", PLAN.plan(), other, NOW));
  }

  @ParameterizedTest
  @CsvSource({"true", "case-4711", "''", "FALSE"})
  void aLegalHoldKeepsWhateverItsValue(String value) {
    stock.hold(copy(first), value);

    assertEquals(Reason.LEGAL_HOLD, reason(copy(first)));
  }

  @Test
  void aLegalHoldThatWasLiftedKeepsNothing() {
    stock.hold(copy(first), "false");

    assertEquals(Reason.COPY_SUPERSEDED, reason(copy(first)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"creating", "copying", "deleting", "failed", "a-new-word"})
  void whatIsNotAvailableStays(String status) {
    stock.become(copy(first), status);

    assertEquals(Reason.NOT_AVAILABLE, reason(copy(first)));
    assertEquals(Reason.COPY_MISSING, reason(source(first)), "and so does its source");
  }

  @Test
  void whatAnOpenRunHasMadeStays() {
    FrozenPlan open = stock.begun(PLAN, "2026-11-18T02:00:00Z");

    assertEquals(Reason.OPEN_RUN, reason(source(open)));
    assertEquals(Reason.OPEN_RUN, reason(copy(open)));
  }

  @Test
  void whatAnOpenRunWasToldToUseStays() {
    Runs other = Runs.nightly().of(SnapshotSource.named(source(first).identifier())).verified();
    stock.begun(other, "2026-11-21T11:00:00Z");

    assertEquals(Reason.OPEN_RUN, reason(source(first)));
  }

  @Test
  void aMarkerThatWasLeftBehindKeepsNothing() {
    store.create("open/" + first.run(), new byte[0]);

    assertEquals(Reason.COPY_SUPERSEDED, reason(copy(first)));
  }

  @Test
  void nothingOfADatabaseGoesWhileSomebodyElseCopiesASnapshotOfIt() {
    rds.put(FakeRds.snapshot(FOREIGN, "orders-prod", "copying", Map.of()));

    assertTrue(decisions().stream().noneMatch(Decision::expires));
    assertEquals(Reason.BEING_COPIED, reason(source(first)));
  }

  @Test
  void whatIsSharedByHandStays() {
    rds.share(copy(first), List.of("999999999999"), List.of());

    Decision decision = decision(copy(first));

    assertEquals(Reason.SHARED, decision.reason());
    assertEquals("shared with 999999999999", decision.detail());
  }

  @Test
  void whatIsSharedOnlyAsItsPlanSaysMayGo() {
    Runs sanitized =
        Runs.copiedAndVerified()
            .sanitized(
                new Sanitize(
                    "rules.yaml",
                    Optional.of("alias/dev"),
                    List.of("444444444444"),
                    Optional.of(1)));
    FrozenPlan old = stock.ran(sanitized, "2026-11-10T02:00:00Z");
    stock.ran(sanitized, "2026-11-11T02:00:00Z");
    SnapshotRef given = Stock.ref(old, StepName.SANITIZED_COPY);
    rds.share(given, List.of("444444444444"), List.of());
    assertEquals(Reason.SANITIZED_SUPERSEDED, reason(sanitized, given));

    rds.share(given, List.of("555555555555"), List.of());

    assertEquals(Reason.SHARED, reason(sanitized, given));
  }

  @Test
  void aLaterProofOfTheSameSnapshotCounts() {
    stock.proved(first, StepName.COPY, Verdict.FAILED, "2026-11-20T02:00:00Z");

    assertEquals(Reason.NOT_VERIFIED, reason(source(first)));
  }

  @Test
  void aProofThatFailedAfterOnePassedUnpinsTheCopy() {
    FrozenPlan before = stock.ran(PLAN, "2026-11-18T02:00:00Z");
    stock.proved(last, StepName.COPY, Verdict.FAILED, "2026-11-21T03:00:00Z");
    assertEquals(Reason.LAST_VERIFIED, reason(copy(first)));

    stock.proved(first, StepName.COPY, Verdict.FAILED, "2026-11-21T04:00:00Z");

    assertEquals(Reason.LAST_VERIFIED, reason(copy(before)));
  }

  @Test
  void aSourceRemembersThatItsCopyExpired() {
    rds.remove(copy(first));
    assertEquals(Reason.COPY_MISSING, reason(source(first)));

    store.create(LedgerKeys.expired(first.run(), StepName.COPY), EventJson.bytes(NOW));

    assertEquals(Reason.SOURCE_TOO_OLD, reason(source(first)));
  }

  @Test
  void nothingIsDecidedWhileOneRegionDoesNotAnswer() {
    faults.failBefore(
        "rds.manualSnapshots",
        FakeRds.failure(AwsFailure.Kind.THROTTLED, "Throttling", "slow down"));

    assertThrows(AwsFailure.class, this::decisions);
  }

  @Test
  void theAgeOfACopyIsThatOfItsDataAndNotOfItsName() {
    SnapshotState old = rds.snapshot(copy(first)).orElseThrow();
    SnapshotState young = rds.snapshot(copy(last)).orElseThrow();
    rds.put(withFactsOf(old, young));
    rds.put(withFactsOf(young, old));

    assertEquals(Reason.NEWEST, reason(copy(first)));
  }

  private static SnapshotState withFactsOf(SnapshotState state, SnapshotState other) {
    return new SnapshotState(
        state.ref(),
        state.databaseIdentifier(),
        state.status(),
        state.type(),
        state.percentProgress(),
        other.facts(),
        state.kmsKeyArn(),
        state.tags());
  }

  private static SnapshotRef source(FrozenPlan run) {
    return Stock.ref(run, StepName.SNAPSHOT);
  }

  private static SnapshotRef copy(FrozenPlan run) {
    return Stock.ref(run, StepName.COPY);
  }

  private Reason reason(SnapshotRef snapshot) {
    return decision(snapshot).reason();
  }

  private Reason reason(Runs plan, SnapshotRef snapshot) {
    return find(new Retention(rds, store).of("nightly", plan.plan(), Runs.ORDERS, NOW), snapshot)
        .reason();
  }

  private Decision decision(SnapshotRef snapshot) {
    return find(decisions(), snapshot);
  }

  private static Decision find(List<Decision> decisions, SnapshotRef snapshot) {
    return decisions.stream()
        .filter(decision -> decision.snapshot().ref().equals(snapshot))
        .findFirst()
        .orElseThrow();
  }

  private List<Decision> decisions() {
    return new Retention(rds, store).of("nightly", PLAN.plan(), Runs.ORDERS, NOW);
  }
}
