package io.snaprelay.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which snapshots a sweep deletes, and above all which it does not. */
class SnapshotSweepTest {
  private static final String NIGHT = "2026-11-21T02:00:00Z";
  private static final StepName TRANSIT = StepName.COPY.transit();

  private final Faults faults = new Faults();
  private final MemoryLedger store = new MemoryLedger(faults);
  private final RunLedger ledger = new RunLedger(store);
  private final FakeRds rds = new FakeRds(faults);
  private final Stock stock = new Stock(rds, store);
  private final SnapshotLook look = new SnapshotLook(rds, ledger);
  private final SnapshotRemoval removal = new SnapshotRemoval(rds, look);

  @Test
  void aGoodSourceAndAGoodCopyAreNoLeftovers() {
    stock.ran(Runs.copiedAndVerified(), NIGHT);

    assertEquals(List.of(), everywhere());
  }

  @Test
  void aCopyThatFailedIsDeletedOnceItsRunHasEnded() {
    FrozenPlan run = stock.ran(Runs.copiedAndVerified(), NIGHT);
    stock.become(copy(run), "failed");

    assertEquals(List.of(Cause.HALF_MADE), causes());
    assertInstanceOf(Removal.Gone.class, removeFirst());
    assertEquals(List.of("deleteSnapshot " + copy(run).identifier()), rds.calls());
  }

  @Test
  void aCopyThatFailedStaysWhileItsRunMayTryAgain() {
    FrozenPlan run = stock.begun(Runs.copiedAndVerified(), NIGHT);
    stock.become(copy(run), "failed");

    assertEquals(List.of(), everywhere());
  }

  @Test
  void aSourceThatFailedIsToldOnly() {
    FrozenPlan run = stock.ran(Runs.copiedAndVerified(), NIGHT);
    stock.become(Stock.ref(run, StepName.SNAPSHOT), "failed");

    assertEquals(List.of(Cause.HALF_MADE), causes());
    assertInstanceOf(Removal.Spared.class, removeFirst());
    assertEquals(List.of(), rds.calls());
  }

  @Test
  void aTransitCopyIsDeletedOnceItsRunHasEnded() {
    FrozenPlan run = stock.ran(Runs.copiedAndVerified(), NIGHT);
    SnapshotRef transit = transitOf(run);

    assertEquals(List.of(Cause.RUN_OVER), causes());
    removeFirst();
    assertEquals(List.of("deleteSnapshot " + transit.identifier()), rds.calls());
  }

  /** Whoever may tag may not make SnapRelay delete a good copy. */
  @ParameterizedTest
  @ValueSource(strings = {"transit", "temporary", "sanitized"})
  void aGoodCopyWhoseRoleSomebodyHasChangedIsToldAndNotDeleted(String role) {
    FrozenPlan run = stock.ran(Runs.copiedAndVerified(), NIGHT);
    stock.tag(copy(run), TagKeys.ROLE, role);

    assertEquals(List.of(Cause.NOT_RECORDED), causes());
    assertInstanceOf(Removal.Spared.class, removeFirst());
    assertEquals(List.of(), rds.calls());
  }

  @Test
  void aDerivedNameWithoutARecordIsToldAndNotDeleted() {
    FrozenPlan run = Runs.copiedAndVerified().frozen();
    Map<String, String> tags = new Ownership(run.run(), TRANSIT, ResourceRole.TRANSIT).tags();
    rds.put(FakeRds.snapshot(ref(run, TRANSIT), "orders-prod", "failed", tags));

    assertEquals(List.of(Cause.NOT_RECORDED), causes());
    assertInstanceOf(Removal.Spared.class, removeFirst());
    assertEquals(List.of(), rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "until 2031"})
  void whatIsHeldStays(String hold) {
    FrozenPlan run = stock.ran(Runs.copiedAndVerified(), NIGHT);
    stock.become(copy(run), "failed");
    Leftover seen = everywhere().get(0);
    stock.hold(copy(run), hold);

    assertEquals(List.of(), everywhere());
    assertInstanceOf(Removal.Spared.class, removal.remove(seen));
    assertEquals(List.of(), rds.calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"creating", "copying", "deleting"})
  void whatRdsIsWorkingOnIsNoLeftover(String status) {
    FrozenPlan run = stock.ran(Runs.copiedAndVerified(), NIGHT);
    transitOf(run);
    stock.become(ref(run, TRANSIT), status);

    assertEquals(List.of(), everywhere());
  }

  @Test
  void anAutomatedSnapshotAndThatOfAPersonAreNotLookedAt() {
    SnapshotRef theirs =
        new SnapshotRef(Runs.ORDERS.kind(), Runs.ACCOUNT, "eu-west-1", "before-upgrade");
    rds.put(FakeRds.snapshot(theirs, "orders-prod", "failed", Map.of()));

    assertEquals(List.of(), everywhere());
  }

  @Test
  void whatIsGoneAlreadyIsGone() {
    FrozenPlan run = stock.ran(Runs.copiedAndVerified(), NIGHT);
    stock.become(copy(run), "failed");
    Leftover seen = everywhere().get(0);
    rds.remove(copy(run));

    assertInstanceOf(Removal.Gone.class, removal.remove(seen));
    assertEquals(List.of(), rds.calls());
  }

  private SnapshotRef transitOf(FrozenPlan run) {
    SnapshotRef ref = ref(run, TRANSIT);
    SnapshotState state =
        FakeRds.snapshot(
            ref,
            "orders-prod",
            "available",
            new Ownership(run.run(), TRANSIT, ResourceRole.TRANSIT).tags());
    rds.put(state);
    new RunRecords(store).created(run, TRANSIT, ref, Instant.parse(NIGHT));
    return ref;
  }

  private static SnapshotRef copy(FrozenPlan run) {
    return Stock.ref(run, StepName.COPY);
  }

  private static SnapshotRef ref(FrozenPlan run, StepName step) {
    return new SnapshotRef(
        run.database().kind(),
        Runs.ACCOUNT,
        "eu-west-1",
        new ResourceName(run.run(), step).value());
  }

  private List<Leftover> everywhere() {
    return List.of("eu-west-1", "eu-central-1").stream()
        .flatMap(
            region ->
                Stream.concat(
                    look.takenIn(Runs.ACCOUNT, region).stream(),
                    look.copiesIn(Runs.ACCOUNT, region).stream()))
        .toList();
  }

  private List<Cause> causes() {
    return everywhere().stream().map(leftover -> leftover.why().cause()).toList();
  }

  private Removal removeFirst() {
    return removal.remove(everywhere().get(0));
  }
}
