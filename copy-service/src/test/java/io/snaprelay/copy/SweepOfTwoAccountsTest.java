package io.snaprelay.copy;

import static io.snaprelay.copy.TwoAccounts.OURS;
import static io.snaprelay.copy.TwoAccounts.THEIRS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.events.SweepReported;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.RunsOnAws;
import io.snaprelay.step.testing.Stock;
import io.snaprelay.sweep.SnapshotLook;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Sweep;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * What is left behind in another account goes by real sessions of the role that it trusts us by.
 */
class SweepOfTwoAccountsTest {
  /** It has a role of that name, which trusts somebody else. */
  private static final String SHUT = "333333333333";

  private static final String REGION = "eu-central-1";

  private final LoopBench loop = new LoopBench();
  private TwoAccounts world;
  private RdsClients people;
  private RdsGateway rds;
  private FrozenPlan run;

  @BeforeEach
  void aRunHasCopiedIntoTheOtherAccount() throws IOException {
    world =
        new TwoAccounts(
            LocalAws.builder()
                .manualClock(loop.clock.instant())
                .trust(TwoAccounts.ROLE.formatted(SHUT), "444444444444"));
    people =
        new RdsClients(
            Account.of(OURS),
            region -> world.aws.client(RdsClient.builder(), OURS, region),
            (other, region) -> world.aws.client(RdsClient.builder(), other, region));
    rds = new RdsByKind(people);
    world.createDatabase(Runs.ORDERS, Optional.of("alias/prod"));
    Copy copy = new Copy(REGION, Optional.of("alias/vault"), Optional.of(THEIRS));
    FrozenPlan planned = Runs.nightly().copiedTo(copy).frozen("night-1");
    SnapshotRef source = Stock.ref(planned, StepName.SNAPSHOT);
    Runnable patience =
        () -> {
          world.advance(Duration.ofHours(1));
          rds.share(source, List.of(THEIRS), List.of());
        };
    run = new RunsOnAws(rds, loop.store, patience).ran(planned, Optional.of("alias/vault"));
    sweeps();
  }

  @AfterEach
  void close() {
    people.close();
    world.close();
  }

  /** With what the service has: its own clients, and sessions of the role for the other account. */
  private void sweeps() {
    SweepRound round =
        new SweepRound(
            loop.store,
            loop.bus,
            loop.clock,
            new SweepRound.Settings("copy-service", Duration.ofHours(1), Duration.ofSeconds(20)));
    SnapshotLook look = new SnapshotLook(world.rds, loop.ledger);
    loop.with(new SweepCopies(world.rds, look, round, Account.of(OURS), SourceAccounts.NONE));
  }

  @Test
  void whatIsLeftThereIsToldAndRemovedAndTheGoodCopyStays() {
    SnapshotRef left = left();

    assertEquals(Disposition.ACKNOWLEDGE, sweep(THEIRS));
    assertEquals(List.of("FOUND " + left.arn()), told());
    later();
    assertInstanceOf(Disposition.Release.class, sweep(THEIRS), "RDS is deleting it");
    world.advance(Duration.ofHours(1));
    assertEquals(Disposition.ACKNOWLEDGE, sweep(THEIRS));

    assertEquals(List.of("FOUND " + left.arn(), "REMOVED " + left.arn()), told());
    assertTrue(rds.snapshot(left).isEmpty());
    assertTrue(rds.snapshot(Stock.ref(run, StepName.COPY)).isPresent());
    assertTrue(rds.snapshot(Stock.ref(run, StepName.SNAPSHOT)).isPresent());
  }

  @Test
  void anAccountThatTrustsSomebodyElseKeepsNobodyFromSweepingTheNext() {
    SnapshotRef left = left();

    sweep(SHUT, THEIRS);
    later();
    sweep(SHUT, THEIRS);
    world.advance(Duration.ofHours(1));
    sweep(SHUT, THEIRS);

    assertEquals(List.of("FOUND " + left.arn(), "REMOVED " + left.arn()), told());
    assertTrue(rds.snapshot(left).isEmpty());
  }

  @Test
  void whatBearsOurNameThereAndNoLedgerKnowsIsToldAndStays() {
    SnapshotRef stranger = transit();

    sweep(THEIRS);
    later();
    sweep(THEIRS);

    assertEquals(List.of("FOUND " + stranger.arn()), told());
    assertTrue(rds.snapshot(stranger).isPresent());
  }

  private SnapshotRef left() {
    SnapshotRef left = transit();
    new RunRecords(loop.store).created(run, StepName.COPY.transit(), left, loop.clock.instant());
    return left;
  }

  private SnapshotRef transit() {
    StepName step = StepName.COPY.transit();
    SnapshotRef ref =
        new SnapshotRef(
            run.database().kind(), THEIRS, REGION, new ResourceName(run.run(), step).value());
    rds.copySnapshot(
        Stock.ref(run, StepName.COPY),
        ref,
        Optional.of("alias/vault"),
        new Ownership(run.run(), step, ResourceRole.TRANSIT).tags());
    world.advance(Duration.ofHours(1));
    return ref;
  }

  private Disposition sweep(String... accounts) {
    Disposition end =
        loop.deliver(Messages.write(new Sweep(List.of("eu-west-1", REGION), List.of(accounts))));
    loop.bus.published(SweepReported.class).forEach(loop::copiedByTheNotifier);
    return end;
  }

  private void later() {
    loop.clock.advance(Duration.ofMinutes(61));
  }

  private List<String> told() {
    return loop.bus.published(SweepReported.class).stream()
        .map(each -> each.state() + " " + each.subject())
        .distinct()
        .toList();
  }
}
