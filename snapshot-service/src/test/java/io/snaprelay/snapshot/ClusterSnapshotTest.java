package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.SnapshotSource.Kind;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.settings.CapturedMember;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs whose database is an Aurora cluster with two instances. */
class ClusterSnapshotTest {
  private static final FrozenPlan FRESH = Runs.nightly().of(DatabaseKind.CLUSTER).frozen();
  private static final SnapshotRef DERIVED =
      cluster("snaprelay-" + FRESH.run() + "-" + StepName.SNAPSHOT);

  private final SnapshotBench bench = new SnapshotBench();

  @BeforeEach
  void aClusterHasTwoInstances() {
    bench.loop.begun(FRESH);
    bench.rds.put(FakeRds.instance(Runs.LEDGER, Map.of()));
    for (String name : List.of("ledger-prod-1", "ledger-prod-2")) {
      DatabaseRef member =
          new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, Runs.LEDGER.region(), name);
      bench.rds.put(FakeRds.instance(member, Map.of("serves", name)), Runs.LEDGER);
    }
  }

  @Test
  void aSnapshotOfTheClusterIsTakenAndAnnouncedByTheRecheckAlone() {
    bench.start(FRESH);
    bench.rds.put(own("available"));

    bench.recheck(FRESH);

    assertEquals(List.of("createSnapshot " + DERIVED.identifier()), bench.rds.calls());
    assertEquals(DERIVED, created().get(0).snapshot());
    assertEquals(DatabaseKind.CLUSTER, created().get(0).database().kind());
  }

  /** Aurora User Guide, "Amazon RDS event categories and event messages for Aurora". */
  @Test
  void itsRdsEventIsHeard() {
    bench.start(FRESH);
    bench.rds.put(own("available"));

    bench.loop.deliverRdsEvent("RDS-EVENT-0075", DERIVED.arn(), bench.loop.clock.instant());

    assertEquals(DERIVED, created().get(0).snapshot());
  }

  @Test
  void whatItsInstancesAreLikeIsWrittenDownBeforeAnythingElse() {
    bench.start(FRESH);

    List<CapturedMember> members = bench.records.of(FRESH.run()).orElseThrow().members();
    assertEquals(
        List.of("ledger-prod-1", "ledger-prod-2"),
        members.stream().map(CapturedMember::identifier).toList());
    assertEquals(Map.of("serves", "ledger-prod-2"), members.get(1).tags());
  }

  @Test
  void aForeignClusterSnapshotWithTheDerivedNameIsNotTouched() {
    bench.rds.put(
        FakeRds.snapshot(
            DERIVED, Runs.LEDGER.identifier(), "available", Map.of("owner", "somebody")));

    bench.start(FRESH);

    assertEquals(FailureCode.NAME_TAKEN, bench.loop.bus.published(StepFailed.class).get(0).code());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void aClusterThatIsGoneFailsItsRunByName() {
    bench.rds.remove(Runs.LEDGER);

    bench.start(FRESH);

    StepFailed failed = bench.loop.bus.published(StepFailed.class).get(0);
    assertEquals(FailureCode.DATABASE_NOT_FOUND, failed.code());
    assertTrue(failed.detail().contains("ledger-prod"), failed.detail());
  }

  @Test
  void theNewestOfItsSnapshotsIsPickedAndNothingIsTaken() {
    FrozenPlan latest =
        Runs.nightly().of(DatabaseKind.CLUSTER).of(SnapshotSource.of(Kind.LATEST)).frozen("t-2");
    bench.loop.begun(latest);
    bench.rds.put(
        FakeRds.snapshot(
            cluster("by-hand"), Runs.LEDGER.identifier(), "available", Map.of("by", "hand")));

    bench.start(latest);

    assertEquals(cluster("by-hand"), created().get(0).snapshot());
    assertEquals(List.of(), bench.rds.calls());
  }

  private SnapshotState own(String status) {
    Map<String, String> tags =
        new Ownership(FRESH.run(), StepName.SNAPSHOT, ResourceRole.SOURCE).tags();
    return FakeRds.snapshot(DERIVED, Runs.LEDGER.identifier(), status, tags);
  }

  private List<SnapshotCreated> created() {
    return bench.loop.bus.published(SnapshotCreated.class);
  }

  private static SnapshotRef cluster(String identifier) {
    return new SnapshotRef(DatabaseKind.CLUSTER, Runs.ACCOUNT, Runs.LEDGER.region(), identifier);
  }
}
