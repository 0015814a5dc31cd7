package io.snaprelay.restore;

import static io.snaprelay.restore.ClusterStays.CLUSTER;
import static io.snaprelay.restore.ClusterStays.HOME;
import static io.snaprelay.restore.ClusterStays.READER;
import static io.snaprelay.restore.ClusterStays.WRITER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SettingDifference;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A proved cluster and each of its instances get their names, whatever happens on the way. */
class ClusterPromotionTest {
  private static final String RENAME = "rename " + CLUSTER.identifier() + " -> ledger-beside";

  private RestoreBench bench = ClusterStays.proved(Verdict.PASSED);

  @Test
  void theClusterGetsItsNameThenItsInstancesThenProtectionAndTagsGoLast() {
    promote();

    assertEquals(
        List.of(
            RENAME,
            "rename " + WRITER.identifier() + " -> ledger-beside-a",
            "rename " + READER.identifier() + " -> ledger-beside-b",
            "protect ledger-beside true",
            "tag ledger-beside-a",
            "untag ledger-beside-a",
            "tag ledger-beside-b",
            "untag ledger-beside-b",
            "tag ledger-beside",
            "untag ledger-beside"),
        bench.production.calls());
    assertEquals(Map.of("owner", "ops"), tags(HOME));
    assertEquals(Map.of("serves", "b"), tags(ClusterStays.instance("ledger-beside-b")));
  }

  @Test
  void everyInstanceIsAskedForWhatItLacksBeforeAnythingIsRenamed() {
    promote();

    assertEquals(
        List.of(
            "change " + CLUSTER.identifier() + " {backupDays=7}",
            "change " + WRITER.identifier() + " {maintenanceWindow=tue}",
            "change " + READER.identifier() + " {maintenanceWindow=tue}"),
        bench.settings.calls());
    assertEquals(List.of(), promoted().differences());
  }

  @Test
  void aDifferenceOfAnInstanceIsToldUnderItsNumber() {
    bench.settings.put(
        ClusterStays.id(READER),
        Map.of(
            "instanceClass", "db.t4g.medium", "promotionTier", "15", "maintenanceWindow", "tue"));

    promote();

    assertEquals(
        List.of(
            new SettingDifference(
                "member-2.instanceClass",
                Optional.of("db.r6g.large"),
                Optional.of("db.t4g.medium"),
                "RDS did not take it over")),
        promoted().differences());
  }

  @ParameterizedTest
  @MethodSource("io.snaprelay.restore.PromotionFaults#points")
  void aCallThatFailsOrWhoseReplyIsLostChangesNothingInTheEnd(String point) {
    for (boolean lost : List.of(false, true)) {
      bench = ClusterStays.proved(Verdict.PASSED);
      PromotionFaults.arm(bench.loop.faults, point, lost);

      promote();

      assertEquals(
          3, bench.production.calls().stream().filter(it -> it.startsWith("rename")).count());
      assertEquals(Map.of("owner", "ops"), tags(HOME));
      assertEquals(Map.of("serves", "a"), tags(ClusterStays.instance("ledger-beside-a")));
      assertEquals(1, bench.loop.bus.distinctIds(DatabasePromoted.class).size());
      assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
    }
  }

  @Test
  void aStrangerWithTheNameOfAnInstanceStopsThePromotionBeforeTheFirstRename() {
    DatabaseRef taken = ClusterStays.instance("ledger-beside-b");
    bench.rds.put(FakeRds.instance(taken, Map.of("owner", "stranger")));

    promote();

    assertEquals(List.of(), bench.production.calls());
    assertEquals(FailureCode.NAME_TAKEN, bench.failure().code());
    assertTrue(bench.failure().detail().contains(taken.arn()), bench.failure().detail());
    bench.loop.deliver(bench.failure());
    assertEquals("deleteDatabase " + WRITER.identifier(), bench.rds.calls().get(0));
    assertEquals(Map.of("owner", "stranger"), tags(taken));
  }

  @Test
  void aStrangerThatComesAfterTheFirstRenameIsToldAndNothingIsDeleted() {
    begin();
    settle(4);
    assertEquals(List.of(RENAME), bench.production.calls());
    DatabaseRef taken = ClusterStays.instance("ledger-beside-b");
    bench.rds.put(FakeRds.instance(taken, Map.of("owner", "stranger")));

    settle(12);

    StepFailed failed = bench.failure();
    assertEquals(FailureCode.NAME_TAKEN, failed.code());
    assertTrue(failed.detail().contains(ClusterStays.id(READER)), failed.detail());
    bench.loop.deliver(failed);
    assertEquals(List.of(), bench.rds.calls(), "what has its name is never deleted");
    assertTrue(bench.rds.database(HOME).isPresent());
  }

  @Test
  void anInstanceThatRdsDoesNotShowIsWaitedFor() {
    begin();
    settle(4);
    bench.rds.remove(WRITER);

    settle(6);

    assertEquals(List.of(), bench.loop.bus.published(DatabasePromoted.class));
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
  }

  @Test
  void whatFailedItsProofIsNeverPromoted() {
    bench = ClusterStays.proved(Verdict.FAILED);

    begin();
    settle(3);

    assertEquals(List.of(), bench.production.calls());
  }

  private void promote() {
    begin();
    settle(20);
  }

  private void begin() {
    bench.loop.deliver(
        bench.run().emitted(StepName.VERIFY, VerificationCompleted.class).orElseThrow());
  }

  private void settle(int times) {
    for (int i = 0; i < times && bench.loop.bus.published(StepFailed.class).isEmpty(); i++) {
      bench.recheck(StepName.PROMOTE);
      bench.production.pass();
    }
  }

  private DatabasePromoted promoted() {
    return bench.loop.bus.published(DatabasePromoted.class).get(0);
  }

  private Map<String, String> tags(DatabaseRef ref) {
    return bench.rds.database(ref).orElseThrow().tags();
  }
}
