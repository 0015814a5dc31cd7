package io.snaprelay.snapshot;

import static io.snaprelay.snapshot.ProductionElsewhere.FIRST;
import static io.snaprelay.snapshot.ProductionElsewhere.database;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.RunsOnAws;
import io.snaprelay.step.testing.Stock;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What SnapRelay has taken in another account expires there as it does at home. */
class SourceAccountExpiryOnLocalAwsTest extends SourceAccountBench {
  /** Retention asks and deletes there as it does at home; what people took there stays. */
  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void whatIsOldExpiresInTheAccountOfItsDatabase(DatabaseKind kind) throws IOException {
    start(Runs.ACCOUNT);
    DatabaseRef database = database(kind, FIRST);
    world.create(database);
    world.takeByHand(database, "monthly");
    Runs plan = Runs.nightly().copiedTo("eu-central-1", null).of(database);
    RunsOnAws nights =
        new RunsOnAws(
            world.asItself(FIRST), world.bench.loop.store, () -> world.advance(LONG_ENOUGH));
    nights.ran(plan.frozen("first"));
    world.advance(Duration.ofDays(1));
    FrozenPlan last = nights.ran(plan.frozen("last"));
    world.bench.plans(() -> retaining(kind));

    untilAcknowledged(last);
    world.advance(LONG_ENOUGH);

    assertEquals(
        Set.of("monthly", Stock.ref(last, StepName.SNAPSHOT).identifier()),
        names(FIRST, "eu-west-1"));
    assertEquals(Set.of(Stock.ref(last, StepName.COPY).identifier()), names(FIRST, "eu-central-1"));
  }

  private static String retaining(DatabaseKind kind) {
    return """
        databases: { orders: { %s: %s, region: eu-west-1, account: "%s" } }
        plans:
          nightly:
            databases: [orders]
            copy: { region: eu-central-1 }
            retain: { source: 12h, copies: { daily: 1 } }
        """
        .formatted(
            kind == DatabaseKind.CLUSTER ? "cluster" : "instance",
            database(kind, FIRST).identifier(),
            FIRST);
  }

  private void untilAcknowledged(FrozenPlan run) {
    RunCompleted completed =
        RunCompleted.of(
            world.bench.run(run).header(RunCompleted.class, run.run().value()),
            run.planName(),
            RunResult.SUCCEEDED,
            Map.of());
    for (int minute = 0; minute < 30; minute++) {
      if (world.bench.loop.deliver(completed).equals(Disposition.ACKNOWLEDGE)) {
        return;
      }
      world.advance(Duration.ofMinutes(1));
    }
    throw new AssertionError("not acknowledged in half an hour");
  }

  private Set<String> names(String account, String region) {
    return world.rds.manualSnapshots(account, region).stream()
        .map(it -> it.ref().identifier())
        .collect(Collectors.toSet());
  }
}
