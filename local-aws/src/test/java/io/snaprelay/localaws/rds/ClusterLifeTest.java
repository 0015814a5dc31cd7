package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.ClusterPlane.cluster;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;

/** Clusters and their members come, change and go. */
class ClusterLifeTest {

  private final ClusterPlane clusters = new ClusterPlane(Quotas.ofAws().withInstances(4));

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void aClusterIsCreatingThenAvailableWithoutMembers() {
    clusters.rds().createDBCluster(cluster("ledger").build());

    assertEquals("creating", clusters.find("ledger").status());
    clusters.aMinuteLater();
    DBCluster ledger = clusters.find("ledger");
    assertEquals("available", ledger.status());
    assertEquals(List.of(), ledger.dbClusterMembers());
    assertTrue(ledger.dbClusterResourceId().matches("cluster-[A-Z0-9]{26}"));
    assertEquals("arn:aws:rds:us-east-1:111111111111:cluster:ledger", ledger.dbClusterArn());
    assertEquals(List.of("0170 us-east-1"), clusters.world().events.of("ledger"));
    assertEquals(RdsEvent.SourceType.CLUSTER, clusters.world().events.last().sourceType());
  }

  @Test
  void aClusterWithMembersIsDeletedOnlyAfterThem() {
    clusters.cluster("ledger", null);
    clusters.member("one", "ledger");

    assertRefused("InvalidDBClusterStateFault", () -> clusters.delete("ledger"));
    clusters.plane.delete("one");
    clusters.delete("ledger");

    assertEquals("deleting", clusters.find("ledger").status());
    assertRefused("InvalidDBClusterStateFault", () -> clusters.delete("ledger"));
    clusters.aMinuteLater();
    assertRefused("DBClusterNotFoundFault", () -> clusters.find("ledger"));
    assertEquals(List.of("0170 us-east-1", "0171 us-east-1"), clusters.world().events.of("ledger"));
  }

  @Test
  void theFinalSnapshotIsAvailableBeforeTheClusterIsGone() {
    clusters.cluster("ledger", null);

    clusters
        .rds()
        .deleteDBCluster(it -> it.dbClusterIdentifier("ledger").finalDBSnapshotIdentifier("last"));

    assertEquals("creating", clusters.snapshotNamed("last").status());
    clusters.aMinuteLater();
    assertEquals("available", clusters.snapshotNamed("last").status());
    assertEquals("deleting", clusters.find("ledger").status());
    clusters.aMinuteLater();
    assertRefused("DBClusterNotFoundFault", () -> clusters.find("ledger"));
  }

  @Test
  void aDeletionSaysWhetherThereIsAFinalSnapshotAndRespectsProtection() {
    clusters.rds().createDBCluster(cluster("ledger").deletionProtection(true).build());
    clusters.aMinuteLater();

    assertRefused("InvalidParameterCombination", () -> clusters.delete("ledger"));
    clusters
        .rds()
        .modifyDBCluster(it -> it.dbClusterIdentifier("ledger").deletionProtection(false));
    assertRefused(
        "InvalidParameterCombination",
        () -> clusters.rds().deleteDBCluster(it -> it.dbClusterIdentifier("ledger")));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            clusters
                .rds()
                .deleteDBCluster(
                    it ->
                        it.dbClusterIdentifier("ledger")
                            .skipFinalSnapshot(true)
                            .finalDBSnapshotIdentifier("last")));
    clusters.delete("ledger");
  }

  @Test
  void oneNameIsOneCluster() {
    clusters.cluster("ledger", null);
    clusters.plane.available("orders");

    assertRefused("DBClusterAlreadyExistsFault", () -> clusters.cluster("Ledger", null));
    clusters.cluster("orders", null);
    assertRefused("InvalidParameterValue", () -> clusters.cluster("a--b", null));
    assertRefused("InvalidParameterValue", () -> clusters.cluster("a".repeat(64), null));
  }

  @Test
  void aRenameGoesThroughAGapAndMembersKeepTheirNames() {
    clusters.cluster("ledger", null);
    clusters.member("one", "ledger");
    String resource = clusters.find("ledger").dbClusterResourceId();

    clusters.rename("ledger", "ledger-old");

    assertEquals("available", clusters.find("ledger").status());
    assertEquals(
        "ledger-old", clusters.find("ledger").pendingModifiedValues().dbClusterIdentifier());
    assertRefused("DBClusterAlreadyExistsFault", () -> clusters.cluster("ledger-old", null));
    clusters.aMinuteLater();
    assertEquals("renaming", clusters.find("ledger").status());
    clusters.aMinuteLater();
    assertRefused("DBClusterNotFoundFault", () -> clusters.find("ledger"));
    assertRefused("DBClusterNotFoundFault", () -> clusters.find("ledger-old"));
    assertEquals("ledger-old", byResource(resource).dbClusterIdentifier());
    clusters.plane.later(Duration.ofMinutes(2));
    assertEquals("available", clusters.find("ledger-old").status());
    assertEquals(resource, clusters.find("ledger-old").dbClusterResourceId());
    assertEquals("one", writer("ledger-old"));
    assertEquals("ledger-old", clusters.world().find("one").dbClusterIdentifier());
    assertEquals(List.of("0172 us-east-1"), clusters.world().events.of("ledger-old"));
    assertEquals(
        "Renamed cluster from ledger to ledger-old", clusters.world().events.last().message());
  }

  @Test
  void aManagedMasterPasswordIsTheClusters() {
    clusters.cluster("ledger", null);

    clusters
        .rds()
        .modifyDBCluster(it -> it.dbClusterIdentifier("ledger").manageMasterUserPassword(true));

    assertEquals("resetting-master-credentials", clusters.find("ledger").status());
    assertEquals("creating", clusters.find("ledger").masterUserSecret().secretStatus());
    clusters.aMinuteLater();
    assertEquals("active", clusters.find("ledger").masterUserSecret().secretStatus());
    assertEquals("available", clusters.find("ledger").status());
    assertTrue(clusters.world().events.of("ledger").contains("0016 us-east-1"));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            clusters
                .rds()
                .modifyDBCluster(
                    it -> it.dbClusterIdentifier("ledger").masterUserPassword("a-new-password")));
  }

  @Test
  void optionsAreInForceAtOnceAndSettingsAfterAWhile() {
    clusters.cluster("ledger", null);

    clusters
        .rds()
        .modifyDBCluster(
            it ->
                it.dbClusterIdentifier("ledger")
                    .backupRetentionPeriod(7)
                    .copyTagsToSnapshot(true)
                    .enableIAMDatabaseAuthentication(true)
                    .applyImmediately(true));

    assertEquals(7, clusters.find("ledger").backupRetentionPeriod());
    assertEquals("modifying", clusters.find("ledger").status());
    assertFalse(clusters.find("ledger").iamDatabaseAuthenticationEnabled());
    clusters.aMinuteLater();
    assertTrue(clusters.find("ledger").iamDatabaseAuthenticationEnabled());
    assertRefused(
        "InvalidParameterValue",
        () ->
            clusters
                .rds()
                .modifyDBCluster(it -> it.dbClusterIdentifier("ledger").backupRetentionPeriod(0)));
  }

  @Test
  void thereAreNoClustersOfEveryEngine() {
    assertRefused("InvalidParameterCombination", () -> create("postgres", null));
    assertRefused("InvalidParameterCombination", () -> create("mariadb", null));
    assertRefused("InvalidParameterValue", () -> create("aurora-mysql", null));
    assertRefused(
        "InvalidParameterCombination", () -> create("aurora-postgresql", "db.m6gd.large"));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            clusters.rds().createDBInstance(RdsWorld.instance("one", "aurora-postgresql").build()));
  }

  private void create(String engine, String instanceClass) {
    clusters
        .rds()
        .createDBCluster(
            cluster("ledger").engine(engine).dbClusterInstanceClass(instanceClass).build());
  }

  private String writer(String cluster) {
    return clusters.find(cluster).dbClusterMembers().stream()
        .filter(DBClusterMember::isClusterWriter)
        .map(DBClusterMember::dbInstanceIdentifier)
        .collect(Collectors.joining(", "));
  }

  private DBCluster byResource(String resource) {
    return clusters
        .rds()
        .describeDBClusters(
            it -> it.filters(ControlPlane.filter("db-cluster-resource-id", resource)))
        .dbClusters()
        .get(0);
  }
}
