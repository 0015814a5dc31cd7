package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.events.Event;
import io.snaprelay.events.SweepReported;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import io.snaprelay.sweep.SnapshotLook;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What copying has left behind in the account that pulls copies, beside those at home. */
class SweepCopiesTest {
  private static final String TARGET = "222222222222";
  private static final List<String> REGIONS = List.of("eu-west-1", "eu-central-1");
  private static final Runs PULLED =
      Runs.nightly()
          .copiedTo(new Copy("eu-central-1", Optional.of("alias/dr"), Optional.of(TARGET)));
  private static final String SOURCE = "333333333333";
  private static final String MOMENT = "2026-11-21T02:00:00Z";

  private final Faults faults = new Faults();
  private final FakeRds rds = new FakeRds(faults);
  private final LoopBench loop = new LoopBench();
  private final Stock stock = new Stock(rds, loop.store);

  SweepCopiesTest() {
    SweepRound round =
        new SweepRound(
            loop.store,
            loop.bus,
            loop.clock,
            new SweepRound.Settings("copy-service", Duration.ofHours(1), Duration.ofSeconds(20)));
    loop.with(
        new SweepCopies(
            rds,
            new SnapshotLook(rds, loop.ledger),
            round,
            Account.of(Runs.ACCOUNT),
            new SourceAccounts(List.of(SOURCE))));
  }

  /** A copy that passed through on its way into the other account. */
  private SnapshotRef transit(FrozenPlan run, String account) {
    StepName step = StepName.COPY.transit();
    SnapshotRef ref =
        new SnapshotRef(
            Runs.ORDERS.kind(), account, "eu-central-1", new ResourceName(run.run(), step).value());
    rds.put(
        FakeRds.snapshot(
            ref,
            Runs.ORDERS.identifier(),
            "available",
            new Ownership(run.run(), step, ResourceRole.TRANSIT).tags()));
    new RunRecords(loop.store).created(run, step, ref, Runs.REQUESTED_AT);
    return ref;
  }

  @Test
  void whatIsLeftInAnotherAccountIsToldAndThenRemoved() {
    SnapshotRef left = transit(stock.ran(PULLED, MOMENT), TARGET);

    sweep(TARGET);
    assertEquals(List.of("RUN_OVER FOUND"), told());
    assertEquals(List.of(), rds.calls());
    later();
    sweep(TARGET);

    assertEquals(List.of("deleteSnapshot " + left.identifier()), rds.calls());
    assertEquals(List.of("RUN_OVER FOUND", "RUN_OVER REMOVED"), told());
  }

  @Test
  void anAccountThatNobodyNamesIsNotLookedAt() {
    transit(stock.ran(PULLED, MOMENT), TARGET);

    sweep();

    assertEquals(List.of(), told());
  }

  @Test
  void theGoodCopyInAnotherAccountIsRetentionsAndNotTheSweeps() {
    stock.ran(PULLED, MOMENT);

    sweep(TARGET);
    later();
    sweep(TARGET);

    assertEquals(List.of(), told());
    assertEquals(List.of(), rds.calls());
  }

  /** The same name in another account than the ledger has is somebody else's. */
  @Test
  void whatTheLedgerHasInAnotherAccountIsNeverTouched() {
    FrozenPlan run = stock.ran(PULLED, MOMENT);
    SnapshotRef recorded = transit(run, Runs.ACCOUNT);
    rds.remove(recorded);
    SnapshotRef foreign =
        new SnapshotRef(recorded.kind(), TARGET, recorded.region(), recorded.identifier());
    rds.put(
        FakeRds.snapshot(
            foreign,
            Runs.ORDERS.identifier(),
            "available",
            new Ownership(run.run(), StepName.COPY.transit(), ResourceRole.TRANSIT).tags()));

    sweep(TARGET);
    later();
    sweep(TARGET);

    assertEquals(List.of("NOT_RECORDED FOUND"), told());
    assertEquals(List.of(), rds.calls());
  }

  @Test
  void theHomeAccountIsSweptOnceThoughItIsNamedToo() {
    transit(stock.ran(PULLED, MOMENT), Runs.ACCOUNT);

    sweep(Runs.ACCOUNT);

    assertEquals(1, loop.bus.published(SweepReported.class).size());
  }

  @Test
  void whatIsBegunInOneAccountIsGoneOnWithThereAndNotAtHome() {
    SnapshotRef left = transit(stock.ran(PULLED, MOMENT), TARGET);
    sweep(TARGET);
    later();
    faults.failBefore(
        "rds.deleteSnapshot",
        FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "tags lag"));

    assertTrue(sweep(TARGET) instanceof Disposition.Release);
    sweep();
    assertTrue(rds.snapshot(left).isPresent(), "the home sweep is not about it");
    sweep(TARGET);

    assertEquals(Optional.empty(), rds.snapshot(left));
  }

  /** There it was copied because it could not be shared; no sweep has to name the account. */
  @Test
  void theTransitCopyInTheAccountOfADatabaseGoesToo() {
    SnapshotRef left = transit(stock.ran(PULLED, MOMENT), SOURCE);

    sweep();
    later();
    sweep();

    assertEquals(Optional.empty(), rds.snapshot(left));
  }

  private Disposition sweep(String... accounts) {
    Disposition end = loop.deliver(Messages.write(new Sweep(REGIONS, List.of(accounts))));
    loop.bus.published(SweepReported.class).forEach(this::heard);
    return end;
  }

  private void heard(Event event) {
    loop.copiedByTheNotifier(event);
  }

  private void later() {
    loop.clock.advance(Duration.ofMinutes(61));
  }

  private List<String> told() {
    return loop.bus.published(SweepReported.class).stream()
        .map(each -> each.cause() + " " + each.state())
        .distinct()
        .toList();
  }
}
