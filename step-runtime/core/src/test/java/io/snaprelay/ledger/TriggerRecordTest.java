package io.snaprelay.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Verify;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggerRecordTest {
  private static final FrozenPlan PLAN =
      Runs.nightly()
          .copiedTo("eu-central-1", "alias/dr")
          .verified(
              new Verify(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  "db.t4g.medium",
                  Optional.empty(),
                  Optional.empty(),
                  List.of(
                      new Check.Sql(
                          "no orphans", Optional.empty(), "select 1", new Check.Empty(true)))))
          .frozen();

  private final Faults faults = new Faults();
  private final RunLedger ledger = new RunLedger(new MemoryLedger(faults));

  @Test
  void comesBackFromTheLedgerWithItsPlansAndTheirChecks() {
    TriggerRecord record =
        new TriggerRecord(
            "trigger-1",
            "nightly",
            Runs.REQUESTED_AT,
            List.of(PLAN),
            List.of(),
            List.of(new TriggerRecord.Skipped("ledger", Runs.RUN)));

    ledger.record(record);

    assertEquals(record, ledger.trigger("trigger-1").orElseThrow());
  }

  @Test
  void theFirstOneCounts() {
    ledger.record(refused("first"));

    TriggerRecord counts = ledger.record(refused("second"));

    assertEquals("first", counts.refusals().get(0).detail());
  }

  @Test
  void aRefusedTriggerStartsNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TriggerRecord(
                "t",
                "nightly",
                Runs.REQUESTED_AT,
                List.of(PLAN),
                refused("why").refusals(),
                List.of()));
  }

  @Test
  void aRunThatCompletedIsNotOpenedByItsTriggerComingAgain() {
    ledger.freeze(PLAN);
    ledger.close(PLAN.run());

    ledger.freeze(PLAN);

    assertEquals(List.of(), ledger.open());
  }

  @Test
  void aServiceKilledWhileItFreezesAPlanDoesItAllWhenTheTriggerComesAgain() {
    faults.failAfter("ledger.create", new IllegalStateException("killed"));
    assertThrows(IllegalStateException.class, () -> ledger.freeze(PLAN));

    ledger.freeze(PLAN);

    assertEquals(List.of(PLAN.run()), ledger.open());
    assertTrue(ledger.plan(PLAN.run()).isPresent());
  }

  private static TriggerRecord refused(String detail) {
    return new TriggerRecord(
        "trigger-1",
        "nightly",
        Runs.REQUESTED_AT,
        List.of(),
        List.of(new TriggerRecord.Refusal(FailureCode.PLAN_NOT_FOUND, detail)),
        List.of());
  }
}
