package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mapping;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.step.testing.Runs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * The disaster recovery of an Aurora cluster of two instances, over AWS's wire protocol: its copy
 * becomes production in a region whose groups have other names, or is proved there and goes.
 */
class ClusterElsewhereOnLocalAwsTest {
  private static final Region HOME = LedgerOnLocalAws.HOME;
  private static final Region FAR = Region.EU_CENTRAL_1;

  private LedgerOnLocalAws ledger;

  @BeforeEach
  void aCopyIsInTheOtherRegion() throws Exception {
    ledger = new LedgerOnLocalAws(getClass());
    ProductionLedger.aurora(ledger.rds(HOME), ledger.aws);
    String monday = ledger.snapshot();
    far()
        .copyDBClusterSnapshot(
            it ->
                it.sourceDBClusterSnapshotIdentifier(monday)
                    .targetDBClusterSnapshotIdentifier("monday")
                    .sourceRegion(HOME.id()));
    ledger.aws.advance(LedgerOnLocalAws.LONG_ENOUGH);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void itsCopyBecomesProductionWithAllInstancesUnderTheSameNamesAndGroupsOfThatRegion()
      throws Exception {
    ProductionLedger.groups(far(), "aurora-postgresql17");
    run(false);

    DatabasePromoted promoted = ledger.promoted();

    assertEquals("ledger-prod", promoted.database().identifier());
    assertEquals(FAR.id(), promoted.database().region());
    assertEquals(
        Map.of(
            "availabilityZones", "RDS does not restore it",
            "managedPassword", "RDS does not restore it",
            "member-1.availabilityZone", "RDS does not restore it",
            "member-2.availabilityZone", "RDS does not restore it",
            "securityGroups", "the plan maps it"),
        LedgerOnLocalAws.reasons(promoted));
    assertEquals(
        List.of(
            "ledger-prod-a db.r6g.xlarge tier 0 {serves=ledger-prod-a}",
            "ledger-prod-b db.r6g.large tier 15 {serves=ledger-prod-b}"),
        ledger.instances(FAR));
    assertEquals("ledger-prod-a", ledger.writer(FAR, "ledger-prod"));
    assertTrue(ledger.cluster(FAR, "ledger-prod").deletionProtection());
    assertEquals(14, ledger.cluster(FAR, "ledger-prod").backupRetentionPeriod());
  }

  @Test
  void aDrillProvesItAndDeletesTheInstancesAndTheCluster() throws Exception {
    ProductionLedger.groups(far(), "aurora-postgresql17");
    List<String> production = ledger.instances(HOME);
    run(true);

    ledger.prove();
    assertEquals(2, ledger.instances(FAR).size(), "a drill has as many as production");
    TemporaryDatabaseDeleted deleted =
        ledger.pass(StepName.CLEAN_UP, TemporaryDatabaseDeleted.class);

    assertTrue(deleted.toString().contains("snaprelay-" + Runs.RUN), deleted::toString);
    assertEquals(List.of(), ledger.clusters(FAR));
    assertEquals(List.of(), ledger.instances(FAR));
    assertEquals(List.of("ledger-prod"), ledger.clusters(HOME));
    assertEquals(production, ledger.instances(HOME));
    assertTrue(evidence().contains("the plan maps it"), evidence());
    assertEquals(List.of(), ledger.bench().loop.bus.published(StepFailed.class));
  }

  @Test
  void whatThatRegionLacksIsToldBeforeAnythingIsRestored() {
    run(false);

    ledger.begin();

    assertRefused("private", "ledger-cluster", "ledger-member");
    assertEquals(List.of(), ledger.clusters(FAR));
  }

  @Test
  void aClusterOfThatNameInThatRegionIsNotTouched() throws Exception {
    ProductionLedger.groups(far(), "aurora-postgresql17");
    far()
        .createDBCluster(
            it ->
                it.dbClusterIdentifier("ledger-prod")
                    .engine("none")
                    .masterUsername("owner")
                    .masterUserPassword("somebody-elses"));
    ledger.aws.advance(LedgerOnLocalAws.LONG_ENOUGH);
    String theirs = ledger.cluster(FAR, "ledger-prod").dbClusterResourceId();
    run(false);

    ledger.begin();

    assertRefused("ledger-prod exists already");
    assertEquals(List.of("ledger-prod"), ledger.clusters(FAR));
    assertEquals(theirs, ledger.cluster(FAR, "ledger-prod").dbClusterResourceId());
  }

  private void assertRefused(String... named) {
    StepFailed failed = ledger.bench().failure();
    assertEquals(FailureCode.PREFLIGHT_FAILED, failed.code());
    for (String each : named) {
      assertTrue(failed.detail().contains(each), failed.detail());
    }
  }

  private String evidence() {
    return ledger
        .bench()
        .loop
        .store
        .read(LedgerKeys.evidence(Runs.RUN, RestoredSettings.EVIDENCE))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }

  private void run(boolean drill) {
    Mapping names =
        new Mapping(
            Map.of(),
            Map.of("sg-1", "sg-far-1", "sg-2", "sg-far-2"),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of());
    Restore restore =
        new Restore(Mode.DR, Approval.MANUAL, Optional.empty(), drill, Wanted.AS_IT_WAS, names);
    ledger.run(FAR, "aurora-postgresql", Runs.nightly().verified().staying(restore));
  }

  private RdsClient far() {
    return ledger.rds(FAR);
  }
}
