package io.snaprelay.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.Event;
import io.snaprelay.events.RunStarted;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Recheck;
import io.snaprelay.wire.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a site leaves to the others, should a rule bring it all the same. */
class SiteScopeTest {
  private static final SiteScope HOME = new SiteScope(Set.of(), Set.of("eu-central-1"));
  private static final SiteScope FURTHER = new SiteScope(Set.of("eu-central-1"), Set.of());

  /** Its database comes up in eu-central-1. */
  private static final FrozenPlan RUN = Runs.copiedAndVerified().frozen();

  private final AtomicReference<Outcome> onStart =
      new AtomicReference<>(
          Outcome.started(new Created("arn:x", "id-1", Runs.REQUESTED_AT), Duration.ofSeconds(45)));
  private final AtomicReference<Outcome> onFinish =
      new AtomicReference<>(Outcome.retryLater("creating", Duration.ofSeconds(30)));
  private final ToySnapshot toy = new ToySnapshot(onStart, onFinish);
  private final List<Sweep> swept = new ArrayList<>();

  private LoopBench bench(SiteScope scope) {
    return new LoopBench()
        .at(scope)
        .with(toy.start())
        .with(toy.finish())
        .with(new Sweeping(swept))
        .begun(RUN);
  }

  private static Run run(LoopBench bench) {
    return new Run(RUN, bench.ledger, "cause", bench.clock.instant());
  }

  private static Event started(LoopBench bench) {
    return new RunStarted(
        run(bench).header(RunStarted.class, "orders"), "trigger-1", "nightly", Runs.ORDERS);
  }

  @Test
  void everyEventOfARunTellsWhereItsDatabaseComesUp() {
    LoopBench bench = bench(SiteScope.EVERYWHERE);

    assertEquals(Optional.of("111111111111/eu-central-1"), started(bench).header().site());
  }

  @Test
  void anEventOfAnotherSitesRunIsAcknowledgedAndDoesNothing() {
    LoopBench bench = bench(HOME);

    assertEquals(Disposition.ACKNOWLEDGE, bench.deliver(started(bench)));
    assertTrue(run(bench).created(StepName.SNAPSHOT).isEmpty());
  }

  @Test
  void theSiteOfTheRunDoesIt() {
    LoopBench bench = bench(FURTHER);

    bench.deliver(started(bench));

    assertTrue(run(bench).created(StepName.SNAPSHOT).isPresent());
  }

  @Test
  void anEventOfAReleaseThatKnewOneSiteIsHeard() {
    LoopBench bench = bench(HOME);
    String without =
        LoopBench.envelope(started(bench))
            .replace("\"site\":\"111111111111/eu-central-1\"", "\"site\":null");

    bench.deliver(without);

    assertTrue(run(bench).created(StepName.SNAPSHOT).isPresent());
  }

  @Test
  void anRdsEventOfAnotherSitesRegionEndsNoStep() {
    onFinish.set(Outcome.emit(toy.created(run(bench(HOME)))));
    LoopBench home = bench(HOME);
    LoopBench further = bench(FURTHER);

    deliverRdsEvent(home);
    deliverRdsEvent(further);

    assertEquals(List.of(), home.bus.distinctIds(SnapshotCreated.class));
    assertEquals(1, further.bus.distinctIds(SnapshotCreated.class).size());
  }

  /** What the only site began before there was a second one is not left half done. */
  @Test
  void aRecheckIsDoneByWhoSentIt() {
    LoopBench bench = bench(HOME);
    Recheck recheck = new Recheck(RUN.run(), StepName.SNAPSHOT, RUN.deadline(), Optional.empty());

    assertEquals(new Disposition.Release(Duration.ofSeconds(30)), bench.deliver(recheck));
  }

  @Test
  void aSweepLooksInTheRegionsOfItsSiteOnly() {
    String everywhere = Messages.write(new Sweep(List.of("eu-west-1", "eu-central-1")));

    bench(HOME).deliver(everywhere);
    bench(FURTHER).deliver(everywhere);

    assertEquals(
        List.of(new Sweep(List.of("eu-west-1")), new Sweep(List.of("eu-central-1"))), swept);
  }

  @Test
  void aSweepOfOtherSitesRegionsIsNone() {
    bench(HOME).deliver(Messages.write(new Sweep(List.of("eu-central-1"))));

    assertEquals(List.of(), swept);
  }

  @Test
  void aRunIsCoveredByItsSiteAndOneThatRestoresNothingByAll() {
    assertTrue(FURTHER.covers(RUN) && !HOME.covers(RUN));
    assertTrue(FURTHER.covers(Runs.nightly().frozen()) && HOME.covers(Runs.nightly().frozen()));
  }

  private static void deliverRdsEvent(LoopBench bench) {
    bench.deliverRdsEvent(
        "RDS-EVENT-0042",
        "arn:aws:rds:eu-central-1:111111111111:snapshot:"
            + run(bench).resourceName(StepName.SNAPSHOT),
        Instant.parse("2026-11-21T02:05:00Z"));
  }

  private record Sweeping(List<Sweep> swept) implements Reaction<Sweep> {
    @Override
    public Class<Sweep> message() {
      return Sweep.class;
    }

    @Override
    public Outcome react(Sweep sweep) {
      swept.add(sweep);
      return Outcome.emit();
    }
  }
}
