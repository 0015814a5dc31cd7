package io.snaprelay.snapshot;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Origin;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan that keeps one copy, what its runs have left, and the end of the last of them. */
final class ExpiryBench {
  static final Runs PLAN = Runs.copiedAndVerified();

  final SnapshotBench bench = new SnapshotBench().plans("/plans/retaining.yaml");
  final Stock stock = new Stock(bench.rds, bench.loop.store);

  /** Noon of the day of the last run. */
  ExpiryBench() {
    bench.loop.clock.advance(
        Duration.between(bench.loop.clock.instant(), Instant.parse("2026-11-21T12:00:00Z")));
  }

  Disposition completed(FrozenPlan run) {
    return bench.loop.deliver(
        RunCompleted.of(
            bench.run(run).header(RunCompleted.class, run.run().value()),
            run.planName(),
            RunResult.SUCCEEDED,
            Map.of()));
  }

  Disposition copied(FrozenPlan run, Origin origin) {
    return bench.loop.deliver(
        new CopyCompleted(
            bench.run(run).header(CopyCompleted.class, "copy"),
            source(run),
            copy(run),
            origin,
            FakeRds.FACTS));
  }

  List<String> deleted() {
    return bench.rds.calls().stream()
        .filter(call -> call.startsWith("deleteSnapshot "))
        .map(call -> call.substring("deleteSnapshot ".length()))
        .toList();
  }

  List<SnapshotsExpired> told() {
    return bench.loop.bus.published(SnapshotsExpired.class);
  }

  /** The newest word, by snapshot: why it went, or what kept it. */
  Map<SnapshotRef, String> kept() {
    return told().get(told().size() - 1).reasons().orElseThrow().notDeleted().stream()
        .collect(
            Collectors.toMap(SnapshotsExpired.Reason::snapshot, SnapshotsExpired.Reason::code));
  }

  static SnapshotRef source(FrozenPlan run) {
    return Stock.ref(run, StepName.SNAPSHOT);
  }

  static SnapshotRef copy(FrozenPlan run) {
    return Stock.ref(run, StepName.COPY);
  }
}
