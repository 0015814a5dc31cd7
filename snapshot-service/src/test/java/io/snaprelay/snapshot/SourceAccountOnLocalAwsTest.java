package io.snaprelay.snapshot;

import static io.snaprelay.snapshot.ProductionElsewhere.FIRST;
import static io.snaprelay.snapshot.ProductionElsewhere.database;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.Runs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From a trigger to the snapshot of a database that another account has, over AWS's wire protocol
 * and by the role of that account.
 */
class SourceAccountOnLocalAwsTest extends SourceAccountBench {
  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aSnapshotIsTakenWhereTheDatabaseIsAndBearsItsRun(DatabaseKind kind) throws IOException {
    start(Runs.ACCOUNT);
    world.create(database(kind, FIRST));

    FrozenPlan run = request(kind);
    world.advance(LONG_ENOUGH);
    world.bench.recheck(run);

    assertEquals(List.of(), world.failures());
    SnapshotRef taken = world.bench.loop.bus.published(SnapshotCreated.class).get(0).snapshot();
    assertEquals(FIRST, taken.account());
    SnapshotState there = world.rds.snapshot(taken).orElseThrow();
    assertEquals(
        Optional.of(run.run()), Ownership.of(there.tags()).map(Ownership::run), there.toString());
    assertEquals(List.of(), world.rds.manualSnapshots(Runs.ACCOUNT, "eu-west-1"));
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aDatabaseThatTheAccountDoesNotHaveIsNamedWithItsAccount(DatabaseKind kind)
      throws IOException {
    start(Runs.ACCOUNT);
    world.create(database(kind, Runs.ACCOUNT));

    request(kind);

    assertEquals(FailureCode.DATABASE_NOT_FOUND, world.failures().get(0).code());
    assertTrue(world.failures().get(0).detail().contains(FIRST), world.failures().get(0).detail());
    assertEquals(List.of(), world.rds.manualSnapshots(Runs.ACCOUNT, "eu-west-1"));
  }

  @Test
  void anAccountThatDoesNotTrustUsFailsTheStepAndItsRoleIsNamed() throws IOException {
    start("555555555555");
    world.bench.loop.receivedTimes(11);

    request(DatabaseKind.INSTANCE);

    assertEquals(FailureCode.ACCESS_DENIED, world.failures().get(0).code());
    String detail = world.failures().get(0).detail();
    assertTrue(detail.contains("arn:aws:iam::333333333333:role/snaprelay-source"), detail);
  }

  /** It is theirs, whatever its name says. */
  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aSnapshotOfThatAccountUnderTheDerivedNameIsNeitherTakenNorTouched(DatabaseKind kind)
      throws IOException {
    start(Runs.ACCOUNT);
    world.create(database(kind, FIRST));
    String name = "snaprelay-%s-snapshot".formatted(RunId.of("t", "nightly", name(kind)));
    world.takeByHand(database(kind, FIRST), name);

    FrozenPlan run = request(kind);
    world.bench.recheck(run);

    assertEquals(FailureCode.NAME_TAKEN, world.failures().get(0).code());
    SnapshotState theirs =
        world.rds.snapshot(new SnapshotRef(kind, FIRST, "eu-west-1", name)).orElseThrow();
    assertEquals(Optional.empty(), Ownership.of(theirs.tags()));
  }

  private FrozenPlan request(DatabaseKind kind) {
    world.bench.loop.deliver(
        "{\"id\":\"t\",\"plan\":\"nightly\",\"databases\":[\"%s\"]}".formatted(name(kind)));
    world.started().forEach(world.bench.loop::deliver);
    return world.bench.record("t").runs().get(0);
  }

  private static String name(DatabaseKind kind) {
    return kind == DatabaseKind.CLUSTER ? "ledger" : "orders";
  }
}
