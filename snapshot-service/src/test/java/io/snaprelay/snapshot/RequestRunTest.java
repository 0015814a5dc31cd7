package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunStarted;
import io.snaprelay.ledger.TriggerRecord.Refusal;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRunTest {
  private static final RunId ORDERS = RunId.of("trigger-1", "nightly", "orders");
  private static final RunId INVOICES = RunId.of("trigger-1", "nightly", "invoices");

  private final SnapshotBench bench = new SnapshotBench();

  @Test
  void aTriggerStartsOneRunPerDatabaseOfItsPlan() {
    bench.deliverFile("trigger.json");

    assertEquals(Set.of(ORDERS, INVOICES), startedRuns());
    assertEquals(List.of(ORDERS, INVOICES), SnapshotBench.runs(bench.record("trigger-1")));
    assertEquals(Runs.ORDERS, bench.loop.ledger.plan(ORDERS).orElseThrow().database());
  }

  @Test
  void timeZeroOfARunIsWhenItsTriggerWasSent() {
    var sentAt = bench.loop.clock.instant();

    bench.deliverFile("trigger.json");

    assertEquals(sentAt, bench.loop.ledger.plan(ORDERS).orElseThrow().requestedAt());
    assertEquals(sentAt, started().get(0).header().occurredAt());
  }

  @Test
  void fiveDeliveriesOfATriggerMakeOneRunPerDatabase() {
    for (int i = 0; i < 5; i++) {
      assertEquals(Disposition.ACKNOWLEDGE, bench.deliverFile("trigger.json"));
    }

    assertEquals(2, bench.loop.bus.distinctIds(RunStarted.class).size());
    assertEquals(2, started().stream().distinct().count());
    assertEquals(2, bench.loop.ledger.open().size());
  }

  @Test
  void aTriggerThatComesAgainDoesWhatItsRecordSaysWhateverThePlanFileSaysByThen() {
    bench.deliverFile("trigger.json");

    bench.plans("/plans/typo.yaml").deliverFile("trigger.json");

    assertEquals(4, started().size());
    assertEquals(2, started().stream().distinct().count());
  }

  @Test
  void aTriggerForAnotherPlanUnderAnOldIdIsADeadLetterAndStartsNothing() {
    bench.deliverFile("trigger.json");

    Disposition end = bench.loop.deliver("{\"id\":\"trigger-1\",\"plan\":\"weekly\"}");

    String why = assertInstanceOf(Disposition.DeadLetter.class, end).reason();
    assertTrue(why.contains("trigger-1") && why.contains("'weekly'"), why);
    assertTrue(why.contains("'nightly'"), why);
    assertEquals(Set.of(ORDERS, INVOICES), startedRuns());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before ledger.create",
        "after ledger.create",
        "before bus.publish",
        "after bus.publish"
      })
  void aServiceKilledWhileItStartsRunsStartsTheSameOnesWhenTheTriggerComesAgain(String where) {
    kill(where);
    assertInstanceOf(Disposition.Release.class, bench.deliverFile("trigger.json"));

    bench.deliverFile("trigger.json");

    assertEquals(Set.of(ORDERS, INVOICES), startedRuns());
    assertEquals(2, started().stream().distinct().count());
    assertEquals(Set.of(ORDERS, INVOICES), Set.copyOf(bench.loop.ledger.open()));
    assertTrue(bench.loop.ledger.plan(INVOICES).isPresent());
  }

  @Test
  void aWrongPlanFileStartsNothingAndEveryProblemIsRecordedWithItsLine() {
    bench.plans("/plans/typo.yaml").deliverFile("trigger.json");

    List<Refusal> refusals = refusals("trigger-1");
    assertTrue(refusals.size() >= 2, refusals::toString);
    assertTrue(refusals.stream().allMatch(each -> each.code() == FailureCode.PLAN_INVALID));
    assertTrue(refusals.toString().contains("line 6"), refusals::toString);
    assertTrue(refusals.toString().contains("snapshott"), refusals::toString);
    assertNothingStarted();
  }

  @Test
  void aTriggerRefusedOnceStaysRefusedWhenThePlanFileIsCorrected() {
    bench.plans("/plans/typo.yaml").deliverFile("trigger.json");

    bench.plans("/plans/two-databases.yaml").deliverFile("trigger.json");

    assertNothingStarted();
  }

  @Test
  void aMissingPlanFileIsNamed() {
    bench.plans(
        () -> {
          throw new PlanText.Unreadable("/etc/plans.yaml", new NoSuchFileException("none"));
        });

    bench.deliverFile("trigger.json");

    assertEquals(FailureCode.PLAN_INVALID, refusals("trigger-1").get(0).code());
    assertTrue(refusals("trigger-1").get(0).detail().contains("/etc/plans.yaml"));
    assertNothingStarted();
  }

  @Test
  void aPlanFileThatCannotBeReadNowIsNoRefusal() {
    bench.plans(
        () -> {
          throw FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "SlowDown", "later");
        });

    assertInstanceOf(Disposition.Release.class, bench.deliverFile("trigger.json"));
    assertTrue(bench.loop.ledger.trigger("trigger-1").isEmpty());
  }

  @Test
  void anUnknownPlanIsRefusedAndTheKnownOnesAreNamed() {
    bench.loop.deliver("{\"id\":\"t\",\"plan\":\"nightli\"}");

    assertEquals(FailureCode.PLAN_NOT_FOUND, refusals("t").get(0).code());
    assertTrue(refusals("t").get(0).detail().contains("nightly"));
    assertNothingStarted();
  }

  @Test
  void aDatabaseThatThePlanLacksIsRefusedAndSoAreTheOthersOfTheTrigger() {
    bench.loop.deliver(
        "{\"id\":\"t\",\"plan\":\"nightly\",\"databases\":[\"orders\",\"order\",\"invoice\"]}");

    assertEquals(
        List.of(FailureCode.DATABASE_NOT_IN_PLAN, FailureCode.DATABASE_NOT_IN_PLAN),
        refusals("t").stream().map(Refusal::code).toList());
    assertTrue(refusals("t").get(0).detail().contains("invoices, orders"));
    assertNothingStarted();
  }

  @Test
  void allReasonsAreFoundAtOnce() {
    bench.loop.deliver(
        "{\"id\":\"t\",\"plan\":\"nightly\",\"databases\":[\"orders\",\"x\"],\"snapshot\":\"event\"}");

    assertEquals(
        Set.of(FailureCode.DATABASE_NOT_IN_PLAN, FailureCode.SNAPSHOT_NOT_FOUND),
        refusals("t").stream().map(Refusal::code).collect(Collectors.toSet()));
  }

  @Test
  void aTriggerMayChooseTheDatabaseAndItsSnapshot() {
    bench.loop.deliver(
        "{\"id\":\"t\",\"plan\":\"nightly\",\"databases\":[\"orders\",\"orders\"],\"snapshot\":\"before-42\"}");

    FrozenPlan only = bench.record("t").runs().get(0);
    assertEquals(1, bench.record("t").runs().size());
    assertEquals(SnapshotSource.named("before-42"), only.snapshot());
  }

  @Test
  void oneSnapshotForTwoDatabasesIsRefused() {
    bench.loop.deliver("{\"id\":\"t\",\"plan\":\"nightly\",\"snapshot\":\"before-42\"}");

    assertEquals(FailureCode.SNAPSHOT_DIFFERS, refusals("t").get(0).code());
    assertNothingStarted();
  }

  @Test
  void aPlanForRdsEventsNeedsASnapshotNamedWhenItIsTriggeredByHand() {
    bench.loop.deliver("{\"id\":\"t\",\"plan\":\"on-snapshot\"}");

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, refusals("t").get(0).code());
    assertNothingStarted();
  }

  @Test
  void anyOtherEventRequestsNothing() {
    bench.loop.deliver("{\"id\":\"t-1\",\"plan\":\"weekly\"}");

    bench.start(bench.record("t-1").runs().get(0));

    assertEquals(1, started().size());
  }

  private void kill(String where) {
    String point = where.substring(where.indexOf(' ') + 1);
    RuntimeException killed = new IllegalStateException("killed");
    if (where.startsWith("before")) {
      bench.loop.faults.failBefore(point, killed);
    } else {
      bench.loop.faults.failAfter(point, killed);
    }
  }

  private List<Refusal> refusals(String trigger) {
    return bench.record(trigger).refusals();
  }

  private List<RunStarted> started() {
    return bench.loop.bus.published(RunStarted.class);
  }

  private Set<RunId> startedRuns() {
    return started().stream().map(event -> event.header().runId()).collect(Collectors.toSet());
  }

  private void assertNothingStarted() {
    assertEquals(List.of(), bench.loop.bus.published());
    assertEquals(List.of(), bench.loop.ledger.open());
  }
}
