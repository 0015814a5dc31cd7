package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Verify;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.TakeBack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** Clusters that take production's place, over AWS's wire protocol and with real servers. */
class ClusterCutoverOnLocalAwsTest {
  private static final Region HOME = LedgerOnLocalAws.HOME;
  private static final Duration HOLD = Duration.ofHours(24);

  private LedgerOnLocalAws ledger;

  @BeforeEach
  void start() throws Exception {
    ledger = new LedgerOnLocalAws(getClass());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void anAuroraClusterTakesProductionsPlaceAndItsInstancesToAndTheOldOneIsRetired()
      throws Exception {
    ProductionLedger.aurora(ledger.rds(HOME), ledger.aws);
    DBCluster old = ledger.cluster(HOME, "ledger-prod");

    cutOver("aurora-postgresql");

    DBCluster now = ledger.cluster(HOME, "ledger-prod");
    assertNotEquals(old.dbClusterResourceId(), now.dbClusterResourceId());
    assertEquals(old.endpoint() + old.port(), now.endpoint() + now.port());
    assertEquals(
        List.of(
            "ledger-prod-a db.r6g.xlarge tier 0 {serves=ledger-prod-a}",
            "ledger-prod-b db.r6g.large tier 15 {serves=ledger-prod-b}"),
        ledger.instances(HOME).stream().filter(it -> !it.contains("-retired")).toList());
    assertEquals("ledger-prod-a", ledger.writer(HOME, "ledger-prod"));
    assertEquals(Map.of("owner", "books"), LedgerOnLocalAws.tags(now.tagList()));
    assertTrue(now.deletionProtection());
    assertEquals(old.backupRetentionPeriod(), now.backupRetentionPeriod());
    assertEquals(2, ledger.cluster(HOME, "ledger-prod-retired").dbClusterMembers().size());

    ledger.bench().loop.clock.advance(HOLD.plusMinutes(1));
    ledger.pass(StepName.RETIRE);

    assertEquals(Optional.of(StepState.DONE), ledger.bench().state(StepName.RETIRE));
    assertEquals(List.of("ledger-prod"), ledger.clusters(HOME));
    assertEquals(2, ledger.instances(HOME).size(), ledger.instances(HOME).toString());
    assertEquals("available", finalSnapshot());
  }

  @Test
  void aMultiAzClusterIsTakenBackByWhoeverGivesUpItsWritesAndNobodyWritesInTheOtherOne()
      throws Exception {
    ProductionLedger.multiAz(ledger.rds(HOME), ledger.aws);
    String old = ledger.cluster(HOME, "ledger-prod").dbClusterResourceId();
    try (Connection before = ProductionLedger.connect(ledger.rds(HOME))) {
      cutOver("postgres");
      assertCutOff(before);
    }
    assertNotEquals(old, ledger.cluster(HOME, "ledger-prod").dbClusterResourceId());

    try (Connection after = ProductionLedger.connect(ledger.rds(HOME))) {
      ledger.bench().loop.deliver(Messages.write(new TakeBack(Runs.RUN, "dba", Runs.REQUESTED_AT)));
      ledger.pass(StepName.RETIRE);
      assertCutOff(after);
    }

    assertEquals(old, ledger.cluster(HOME, "ledger-prod").dbClusterResourceId());
    assertEquals(
        FailureCode.CUTOVER_REVERTED,
        ledger.bench().loop.bus.published(StepFailed.class).get(0).code());
    assertEquals(2, ledger.clusters(HOME).size(), ledger.clusters(HOME).toString());
    assertEquals(6, ledger.instances(HOME).size(), "nothing was deleted");
  }

  /** Who was connected to what has lost production's name cannot write there any more. */
  private static void assertCutOff(Connection session) throws SQLException {
    try (Statement sql = session.createStatement()) {
      SQLException refused =
          assertThrows(SQLException.class, () -> sql.execute("INSERT INTO entries VALUES (1001)"));
      assertTrue(List.of("57P01", "08006").contains(refused.getSQLState()), refused.toString());
    }
  }

  private void cutOver(String engine) throws InterruptedException {
    ledger.snapshot();
    ledger.run(HOME, engine, plan());
    ledger.prove();
    ledger.pass(StepName.CUTOVER, CutoverCompleted.class);
  }

  private String finalSnapshot() {
    return ledger
        .rds(HOME)
        .describeDBClusterSnapshots(
            it -> it.dbClusterSnapshotIdentifier("snaprelay-" + Runs.RUN + "-retire"))
        .dbClusterSnapshots()
        .get(0)
        .status();
  }

  private Runs plan() {
    Verify verify =
        new Verify(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "db.r6g.large",
            Optional.empty(),
            Optional.of(ledger.login()),
            List.<Check>of());
    return Runs.nightly()
        .verified(verify)
        .staying(
            new Restore(Mode.CUTOVER, Approval.AUTOMATIC, Optional.of(HOLD), false, null, null));
  }
}
