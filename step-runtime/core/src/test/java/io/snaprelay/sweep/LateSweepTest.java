package io.snaprelay.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.SettableClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was made once more after another delivery's had come and gone. */
class LateSweepTest {
  private static final String REGION = "eu-central-1";
  private static final FrozenPlan RUN = Runs.copiedAndVerified().frozen();
  private static final DatabaseRef TEMPORARY =
      new DatabaseRef(
          DatabaseKind.INSTANCE,
          Runs.ACCOUNT,
          REGION,
          new ResourceName(RUN.run(), StepName.RESTORE).value());

  private final Faults faults = new Faults();
  private final MemoryLedger store = new MemoryLedger(faults);
  private final RunLedger ledger = new RunLedger(store);
  private final FakeRds rds = new FakeRds(faults);
  private final SettableClock clock = new SettableClock(Runs.REQUESTED_AT.plusSeconds(3600));
  private final TemporaryLook look = new TemporaryLook(rds, ledger, clock);
  private final DatabaseState late =
      FakeRds.instance(
          TEMPORARY,
          new Ownership(RUN.run(), StepName.RESTORE, ResourceRole.TEMPORARY)
              .tagsUntil(clock.instant()));

  LateSweepTest() {
    rds.put(late);
    ledger.freeze(RUN);
    ledger.created(RUN.run(), StepName.RESTORE, made("db-OF-THE-OTHER-DELIVERY"));
    new RunRecords(store).completed(RUN, Runs.REQUESTED_AT);
  }

  @Test
  void itMayBeDeletedLikeWhatIsRecordedFirst() {
    assertTrue(ledger.isLate(RUN.run(), StepName.RESTORE, made(late.resourceId())));

    assertEquals(List.of(Cause.EXPIRED), causes());
  }

  @Test
  void withoutThatRecordItIsSomebodyElses() {
    assertEquals(List.of(Cause.OTHER_RESOURCE), causes());
  }

  @Test
  void theFirstOneIsNotLateHoweverOftenItIsRecorded() {
    Created first = made("db-OF-THE-OTHER-DELIVERY");

    assertFalse(ledger.isLate(RUN.run(), StepName.RESTORE, first));
    assertFalse(ledger.isLate(RUN.run(), StepName.RESTORE, first));
  }

  private Created made(String resourceId) {
    return new Created(TEMPORARY.arn(), resourceId, clock.instant());
  }

  private List<Cause> causes() {
    return look.in(Runs.ACCOUNT, REGION).stream().map(found -> found.why().cause()).toList();
  }
}
