package io.snaprelay.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.SettableClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A temporary cluster that was left behind goes together with the instance that serves it. */
class ClusterSweepTest {
  private static final String REGION = "eu-central-1";
  private static final DatabaseRef CLUSTER = ref(DatabaseKind.CLUSTER, StepName.RESTORE);
  private static final DatabaseRef MEMBER = ref(DatabaseKind.INSTANCE, StepName.RESTORE_MEMBER);
  private static final DatabaseRef STRANGER =
      new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, REGION, "reports");

  private final RunLedger ledger = new RunLedger(new MemoryLedger());
  private final FakeRds rds = new FakeRds();
  private final SettableClock clock = new SettableClock(Runs.REQUESTED_AT);
  private final TemporaryLook look = new TemporaryLook(rds, ledger, clock);
  private final TemporaryRemoval removal =
      new TemporaryRemoval(rds, look, leftover -> Optional.empty());

  @BeforeEach
  void aServedClusterIsPastItsTime() {
    rds.put(FakeRds.instance(CLUSTER, tags(StepName.RESTORE)));
    rds.put(FakeRds.instance(MEMBER, tags(StepName.RESTORE_MEMBER)), CLUSTER);
    record(CLUSTER, StepName.RESTORE);
    record(MEMBER, StepName.RESTORE_MEMBER);
  }

  @Test
  void theMemberIsDeletedBeforeTheCluster() {
    Leftover cluster = only();

    assertInstanceOf(Removal.Waiting.class, removal.remove(cluster));
    assertInstanceOf(Removal.Waiting.class, removal.remove(cluster));
    rds.remove(MEMBER);
    rds.remove(CLUSTER);

    assertInstanceOf(Removal.Gone.class, removal.remove(cluster));
    assertEquals(
        List.of("deleteDatabase " + MEMBER.identifier(), "deleteDatabase " + CLUSTER.identifier()),
        rds.calls());
  }

  @Test
  void withAForeignMemberInItNothingIsDeletedAndThatIsTold() {
    rds.put(FakeRds.instance(STRANGER, Map.of()), CLUSTER);

    Leftover told = only();

    assertFalse(told.isRemovable());
    assertTrue(told.why().detail().contains(STRANGER.arn()), told.why().detail());
    assertInstanceOf(Removal.Spared.class, removal.remove(told));
    assertEquals(List.of(), rds.calls());
  }

  @Test
  void aForeignMemberThatCameAfterTheLookStopsTheRemovalToo() {
    Leftover cluster = only();
    rds.put(FakeRds.instance(STRANGER, tags(StepName.RESTORE_MEMBER)), CLUSTER);

    assertInstanceOf(Removal.Spared.class, removal.remove(cluster));
    assertEquals(List.of(), rds.calls());
  }

  private Leftover only() {
    List<Leftover> found = look.in(Runs.ACCOUNT, REGION);
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  private void record(DatabaseRef ref, StepName step) {
    String id = rds.database(ref).orElseThrow().resourceId();
    ledger.created(Runs.RUN, step, new Created(ref.arn(), id, clock.instant()));
  }

  private static Map<String, String> tags(StepName creator) {
    Map<String, String> tags =
        new HashMap<>(new Ownership(Runs.RUN, creator, ResourceRole.TEMPORARY).tags());
    tags.put(TagKeys.EXPIRES_AT, Instant.EPOCH.toString());
    return tags;
  }

  private static DatabaseRef ref(DatabaseKind kind, StepName creator) {
    return new DatabaseRef(kind, Runs.ACCOUNT, REGION, new ResourceName(Runs.RUN, creator).value());
  }
}
