package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.ledger.TriggerRecord.Refusal;
import io.snaprelay.ledger.TriggerRecord.Skipped;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.OvertakenLedger;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two triggers of one plan that both found no open run: they were resolved in the same moment. */
class TurnsTest {
  private final MemoryLedger store = new MemoryLedger();
  private final RunLedger ledger = new RunLedger(store);
  private final SettableClock clock = new SettableClock(Runs.REQUESTED_AT);
  private final Turns turns = new Turns(store, ledger, clock);
  private final FrozenPlan first = run("t-1");
  private final FrozenPlan second = run("t-2");

  @Test
  void oneGetsTheTurnAndTheOtherIsSkippedThoughNoneHasBegun() {
    assertEquals(List.of(first), turns.take(trigger(first)).runs());

    assertSkipped(first, turns.take(trigger(second)));
  }

  @Test
  void aTriggerThatIsDeliveredAgainHasItsTurnStill() {
    turns.take(trigger(first));

    assertEquals(List.of(first), turns.take(trigger(first)).runs());
    assertEquals(List.of(), turns.take(trigger(first)).skipped());
  }

  @Test
  void whoeverIsFasterBetweenALookAndAWriteHasTheTurn() {
    Turns slow =
        new Turns(new OvertakenLedger(store, 0, () -> turns.take(trigger(first))), ledger, clock);

    assertSkipped(first, slow.take(trigger(second)));
  }

  @Test
  void aRunThatIsOverGivesTheTurnToTheNext() {
    turns.take(trigger(first));
    ledger.freeze(first);
    assertSkipped(first, turns.take(trigger(second)));
    new RunRecords(store).completed(first, clock.instant());
    ledger.close(first.run());

    assertEquals(List.of(second), turns.take(trigger(second)).runs());
    assertSkipped(second, turns.take(trigger(run("t-3"))));
  }

  @Test
  void aRunThatNeverBeganIsPassedOverAfterAnHour() {
    turns.take(trigger(first));
    clock.advance(Turns.PATIENCE.minus(Duration.ofSeconds(1)));
    assertSkipped(first, turns.take(trigger(second)));

    clock.advance(Duration.ofSeconds(1));

    assertEquals(List.of(second), turns.take(trigger(second)).runs());
  }

  @Test
  void aRunThatIsOpenIsWaitedForHoweverLong() {
    turns.take(trigger(first));
    ledger.freeze(first);
    clock.advance(Turns.PATIENCE.multipliedBy(30));

    assertSkipped(first, turns.take(trigger(second)));
  }

  @Test
  void anotherDatabaseOfThePlanHasTurnsOfItsOwn() {
    turns.take(trigger(first));
    FrozenPlan other = Runs.nightly().named("invoices").frozen();

    assertEquals(List.of(other), turns.take(trigger(other)).runs());
  }

  @Test
  void aTriggerThatWaitsForADatabaseKeepsNoneOfThoseAfterIt() {
    turns.take(trigger(run("t-1", "billing")));

    TriggerRecord waits = turns.takeAll(trigger(run("t-2", "orders"), run("t-2", "billing")));

    assertEquals(List.of(), waits.runs());
    assertEquals(List.of("billing"), waits.skipped().stream().map(Skipped::database).toList());
    FrozenPlan free = run("t-3", "orders");
    assertEquals(List.of(free), turns.takeAll(trigger(free)).runs());
  }

  @Test
  void aTriggerThatWaitsForAnOpenRunKeepsNoTurn() {
    TriggerRecord some = trigger(second);
    Skipped open = new Skipped("billing", run("t-1", "billing").run());
    TriggerRecord wanted =
        new TriggerRecord(
            some.id(), some.plan(), some.requestedAt(), some.runs(), List.of(), List.of(open));

    assertEquals(wanted, turns.takeAll(wanted));
    assertEquals(List.of(), store.list("plans/"));
  }

  /** Whenever the second comes between, and in whatever order they name their databases. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void ofTwoTriggersThatWantTheSameDatabasesOneGetsAllAndTheOtherWaitsForIt(int written) {
    TriggerRecord one = trigger(run("t-1", "billing"), run("t-1", "catalog"), run("t-1", "orders"));
    TriggerRecord other =
        trigger(run("t-2", "orders"), run("t-2", "catalog"), run("t-2", "billing"));
    Turns slow =
        new Turns(new OvertakenLedger(store, written, () -> turns.takeAll(other)), ledger, clock);

    boolean slowHasAll = slow.takeAll(one).skipped().isEmpty();
    boolean otherHasAll = turns.takeAll(other).skipped().isEmpty();

    assertEquals(written > 0, slowHasAll);
    assertEquals(written == 0, otherHasAll);
  }

  @Test
  void aRefusedTriggerTakesNoTurn() {
    Refusal refusal = new Refusal(FailureCode.PLAN_INVALID, "line 6");
    TriggerRecord refused =
        new TriggerRecord(
            "t-0", "nightly", Runs.REQUESTED_AT, List.of(), List.of(refusal), List.of());

    assertEquals(refused, turns.take(refused));
    assertEquals(refused, turns.takeAll(refused));
    assertEquals(List.of(), store.list("plans/"));
  }

  private static void assertSkipped(FrozenPlan open, TriggerRecord record) {
    assertEquals(List.of(), record.runs());
    assertEquals(List.of(new Skipped("orders", open.run())), record.skipped());
  }

  private static TriggerRecord trigger(FrozenPlan... runs) {
    FrozenPlan any = runs[0];
    return new TriggerRecord(
        any.trigger(), any.planName(), any.requestedAt(), List.of(runs), List.of(), List.of());
  }

  private static FrozenPlan run(String trigger) {
    return run(trigger, Runs.nightly().frozen().databaseName());
  }

  private static FrozenPlan run(String trigger, String database) {
    FrozenPlan any = Runs.nightly().named(database).frozen();
    return new FrozenPlan(
        RunId.of(trigger, any.planName(), any.databaseName()),
        trigger,
        any.planName(),
        any.databaseName(),
        any.database(),
        any.snapshot(),
        any.plan(),
        any.requestedAt(),
        any.traceparent());
  }
}
