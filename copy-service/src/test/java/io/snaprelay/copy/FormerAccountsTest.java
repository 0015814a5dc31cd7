package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.Origin;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two accounts could restore the snapshots of last night; the plan has dropped one of them. */
class FormerAccountsTest {
  private static final String STAYS = "333333333333";
  private static final String DROPPED = "444444444444";
  private static final String BY_HAND = "555555555555";

  @Test
  void whomThePlanNoLongerNamesIsShutOutOfItsEarlierCopies() {
    CopyBench bench = bench(copied().sharedWith(STAYS));
    SnapshotRef earlier = ran(bench, copied().sharedWith(STAYS, DROPPED), StepName.COPY);
    bench.rds.share(earlier, List.of(STAYS, DROPPED), List.of());

    bench.start();

    assertEquals(List.of(STAYS), bench.rds.sharedWith(earlier));
  }

  @Test
  void aPlanThatSharesNothingAnyMoreShutsEverybodyOut() {
    CopyBench bench = bench(copied());
    SnapshotRef earlier = ran(bench, copied().sharedWith(STAYS, DROPPED), StepName.COPY);
    bench.rds.share(earlier, List.of(STAYS, DROPPED), List.of());

    bench.start();

    assertEquals(List.of(), bench.rds.sharedWith(earlier));
  }

  @Test
  void whoWasLetInByHandStays() {
    CopyBench bench = bench(copied().sharedWith(STAYS));
    SnapshotRef earlier = ran(bench, copied().sharedWith(STAYS, DROPPED), StepName.COPY);
    bench.rds.share(earlier, List.of(STAYS, DROPPED, BY_HAND), List.of());

    bench.start();

    assertEquals(List.of(STAYS, BY_HAND), bench.rds.sharedWith(earlier));
  }

  @Test
  void whoIsDroppedFromTheMaskedCopiesIsShutOutOfThose() {
    CopyBench bench = bench(masked(STAYS));
    SnapshotRef earlier = ran(bench, masked(STAYS, DROPPED), StepName.SANITIZED_COPY);
    bench.rds.share(earlier, List.of(STAYS, DROPPED), List.of());

    bench.start();

    assertEquals(List.of(STAYS), bench.rds.sharedWith(earlier));
  }

  @Test
  void aPlanThatNamesTheSameAsksRdsForNothing() {
    CopyBench bench = bench(copied().sharedWith(STAYS));
    SnapshotRef earlier = ran(bench, copied().sharedWith(STAYS), StepName.COPY);
    bench.rds.share(earlier, List.of(STAYS, DROPPED), List.of());
    int before = bench.rds.calls().size();

    bench.loop.deliver(bench.created(Origin.SOURCE));

    assertEquals(
        List.of(),
        bench.rds.calls().stream().skip(before).filter(call -> call.startsWith("share")).toList());
  }

  @Test
  void aSnapshotOfSomebodyElseIsNotTouched() {
    CopyBench bench = bench(copied());
    SnapshotRef foreign =
        new SnapshotRef(Runs.ORDERS.kind(), Runs.ACCOUNT, "eu-central-1", "kept-by-the-dba");
    bench.rds.put(FakeRds.snapshot(foreign, "orders-prod", "available", Map.of()));
    bench.rds.share(foreign, List.of(DROPPED), List.of());

    bench.start();

    assertEquals(List.of(DROPPED), bench.rds.sharedWith(foreign));
  }

  @Test
  void whatRdsRefusesHoldsNoCopyUp() {
    CopyBench bench = bench(copied());
    SnapshotRef earlier = ran(bench, copied().sharedWith(DROPPED), StepName.COPY);
    bench.rds.share(earlier, List.of(DROPPED), List.of());
    bench.loop.faults.failBefore(
        "rds.share", FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "no"));

    assertEquals(Disposition.ACKNOWLEDGE, bench.start());

    assertEquals(1, bench.rds.copies.size());
    assertEquals(List.of(), bench.failures());
    bench.start();
    assertEquals(List.of(), bench.rds.sharedWith(earlier));
  }

  private static CopyBench bench(Runs plan) {
    return new CopyBench(plan.frozen(), Optional.of(CopyBench.SOURCE_KEY_ARN));
  }

  private static Runs copied() {
    return Runs.nightly().copiedTo("eu-central-1", "alias/dr");
  }

  private static Runs masked(String... accounts) {
    return Runs.copiedAndVerified()
        .sanitized(
            new Sanitize(
                "rules.yaml", Optional.of("alias/dev"), List.of(accounts), Optional.empty()));
  }

  private static SnapshotRef ran(CopyBench bench, Runs plan, StepName step) {
    FrozenPlan run = new Stock(bench.rds, bench.loop.store).ran(plan, "2026-11-20T02:00:00Z");
    return Stock.ref(run, step);
  }
}
