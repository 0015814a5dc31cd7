package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.ClusterPlane.copy;
import static io.snaprelay.localaws.rds.ClusterPlane.restore;
import static io.snaprelay.localaws.rds.ControlPlane.tag;
import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.AWAY;
import static io.snaprelay.localaws.rds.RdsWorld.HOME;
import static io.snaprelay.localaws.rds.RdsWorld.OTHER;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.ExportTask;

/** Snapshots of clusters are taken, copied, shared, restored, exported and deleted. */
class ClusterSnapshotTest {

  private final ClusterPlane clusters = new ClusterPlane(Quotas.ofAws().withManualSnapshots(30));
  private final RdsClient away = clusters.world().rds(ACCOUNT, AWAY);
  private final RdsClient other = clusters.world().rds(OTHER, HOME);

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void aSnapshotIsCreatingThenAvailableAndTheClusterBacksUpMeanwhile() {
    clusters.cluster("ledger", null);

    take("s");

    assertEquals("creating", clusters.snapshotNamed("s").status());
    assertEquals("backing-up", clusters.find("ledger").status());
    assertRefused("InvalidDBClusterStateFault", () -> take("t"));
    clusters.aMinuteLater();
    DBClusterSnapshot snapshot = clusters.snapshotNamed("s");
    assertEquals("available", snapshot.status());
    assertEquals(100, snapshot.percentProgress());
    assertEquals("manual", snapshot.snapshotType());
    assertEquals("available", clusters.find("ledger").status());
    assertEquals(List.of("0074 us-east-1", "0075 us-east-1"), clusters.world().events.of("s"));
    assertRefused("DBClusterSnapshotAlreadyExistsFault", () -> take("S"));
  }

  @Test
  void namesAreShorterThanThoseOfDbSnapshots() {
    clusters.snapshot("s", null);

    assertRefused("InvalidParameterValue", () -> take("a".repeat(64)));
    assertRefused("InvalidParameterValue", () -> copy(clusters.rds(), "s", "a".repeat(64), null));
    copy(clusters.rds(), "s", "a".repeat(63), null);
  }

  @Test
  void aRestoredClusterIsANewResourceWithTheSourcesTagsAndWithoutMembers() {
    clusters.rds().createDBCluster(ClusterPlane.cluster("ledger").tags(tag("team", "x")).build());
    clusters.aMinuteLater();
    clusters.member("one", "ledger");
    take("s");
    clusters.aMinuteLater();

    restore(clusters.rds(), "s", "r");

    assertEquals("creating", clusters.find("r").status());
    clusters.aMinuteLater();
    DBCluster restored = clusters.find("r");
    assertEquals("available", restored.status());
    assertEquals(List.of(), restored.dbClusterMembers());
    assertEquals(List.of(tag("team", "x")), restored.tagList());
    assertEquals("owner", restored.masterUsername());
    assertFalse(
        restored.dbClusterResourceId().equals(clusters.find("ledger").dbClusterResourceId()));
    assertEquals(List.of("0170 us-east-1"), clusters.world().events.of("r"));
  }

  @Test
  void anotherAccountsEncryptedSnapshotIsRestoredDirectly() {
    String key = clusters.world().keys.create(ACCOUNT, HOME, "ledger");
    String arn = clusters.snapshot("s", key);
    clusters.share("s", OTHER);
    assertRefused("KMSKeyNotAccessibleFault", () -> restore(other, arn, "r"));
    clusters.world().keys.admit(key, OTHER);

    restore(other, arn, "r");

    clusters.aMinuteLater();
    DBCluster restored =
        other.describeDBClusters(it -> it.dbClusterIdentifier("r")).dbClusters().get(0);
    assertEquals(key, restored.kmsKeyId());
    assertEquals(List.of(), restored.tagList());
  }

  @Test
  void aRestoreOfOrIntoWhatIsNotThereIsRefused() {
    String arn = clusters.snapshot("s", null);

    assertRefused("DBClusterSnapshotNotFoundFault", () -> restore(clusters.rds(), "absent", "r"));
    assertRefused("DBClusterSnapshotNotFoundFault", () -> restore(away, arn, "r"));
    assertRefused("DBClusterAlreadyExistsFault", () -> restore(clusters.rds(), "s", "ledger"));
    assertRefused(
        "DBClusterParameterGroupNotFound",
        () ->
            clusters
                .rds()
                .restoreDBClusterFromSnapshot(
                    it ->
                        it.snapshotIdentifier("s")
                            .dbClusterIdentifier("r")
                            .engine("none")
                            .dbClusterParameterGroupName("absent")));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            clusters
                .rds()
                .restoreDBClusterFromSnapshot(
                    it ->
                        it.snapshotIdentifier("s")
                            .dbClusterIdentifier("r")
                            .engine("aurora-postgresql")));
    assertRefused("DBClusterNotFoundFault", () -> clusters.find("r"));
  }

  @Test
  void aSnapshotThatIsNotReadyIsNeitherCopiedNorRestoredNorDeleted() {
    clusters.cluster("ledger", null);
    take("s");

    assertRefused("InvalidDBClusterSnapshotStateFault", () -> copy(clusters.rds(), "s", "c", null));
    assertRefused("InvalidDBClusterSnapshotStateFault", () -> restore(clusters.rds(), "s", "r"));
    assertRefused("InvalidDBClusterSnapshotStateFault", () -> delete("s"));
    assertRefused("InvalidDBClusterSnapshotStateFault", () -> clusters.share("s", OTHER));
  }

  @Test
  void aDeletionShowsInTheHistoryOnly() {
    clusters.snapshot("s", null);

    delete("s");
    clusters.aMinuteLater();

    assertRefused("DBClusterSnapshotNotFoundFault", () -> clusters.snapshotNamed("s"));
    assertEquals(List.of("0074 us-east-1", "0075 us-east-1"), clusters.world().events.of("s"));
    assertEquals(
        List.of(
            "Creating manual cluster snapshot",
            "Manual cluster snapshot created",
            "Deleted manual snapshot"),
        clusters
            .rds()
            .describeEvents(it -> it.sourceIdentifier("s").sourceType("db-cluster-snapshot"))
            .events()
            .stream()
            .map(event -> event.message())
            .toList());
  }

  @Test
  void anAutomatedSnapshotIsFoundByItsTypeAndGoesWithItsCluster() {
    clusters.cluster("ledger", null);

    String id = clusters.world().local.automatedClusterSnapshot(ACCOUNT, HOME, "ledger");

    assertEquals("rds:ledger-2026-03-01-02-01", id);
    clusters.aMinuteLater();
    assertEquals(List.of("0168 us-east-1", "0169 us-east-1"), clusters.world().events.of(id));
    assertRefused("InvalidDBClusterSnapshotStateFault", () -> delete(id));
    assertEquals(1, ofType("automated").size());
    clusters.delete("ledger");
    clusters.plane.later(Duration.ofMinutes(2));
    assertEquals(List.of(), ofType("automated"));
  }

  @Test
  void snapshotsOfInstancesAndOfClustersDoNotMix() {
    clusters.snapshot("s", null);
    String ofInstance = clusters.plane.snapshot("s", null);

    assertEquals(1, clusters.rds().describeDBSnapshots().dbSnapshots().size());
    assertEquals(1, clusters.rds().describeDBClusterSnapshots().dbClusterSnapshots().size());
    assertRefused(
        "DBClusterSnapshotNotFoundFault", () -> copy(clusters.rds(), ofInstance, "c", null));
    delete("s");
    clusters.aMinuteLater();
    assertEquals("available", clusters.world().snapshot("s").status());
  }

  @Test
  void pagesFollowOneAnotherAndFiltersSelect() {
    clusters.snapshot("s", null);
    for (int number = 1; number < 25; number++) {
      copy(clusters.rds(), "s", "c" + number, null);
    }

    List<DBClusterSnapshot> all =
        clusters
            .rds()
            .describeDBClusterSnapshotsPaginator(it -> it.maxRecords(20))
            .dbClusterSnapshots()
            .stream()
            .toList();

    assertEquals(
        25, all.stream().map(DBClusterSnapshot::dbClusterSnapshotIdentifier).distinct().count());
    assertEquals(
        2,
        clusters
            .rds()
            .describeDBClusterSnapshots(
                it -> it.filters(ControlPlane.filter("db-cluster-snapshot-id", "c1", "c2")))
            .dbClusterSnapshots()
            .size());
    assertRefused(
        "InvalidParameterValue",
        () ->
            clusters
                .rds()
                .describeDBClusterSnapshots(
                    it -> it.filters(ControlPlane.filter("db-instance-id", "x"))));
  }

  @Test
  void tagsAreAddedListedAndRemovedByArn() {
    String arn = clusters.snapshot("s", null);
    String cluster = clusters.find("ledger").dbClusterArn();

    for (String name : List.of(arn, cluster)) {
      clusters.rds().addTagsToResource(it -> it.resourceName(name).tags(tag("run", "r1")));
      clusters.rds().removeTagsFromResource(it -> it.resourceName(name).tagKeys("a"));
      assertEquals(
          List.of(tag("run", "r1")),
          clusters.rds().listTagsForResource(it -> it.resourceName(name)).tagList());
    }
    assertRefused(
        "DBClusterSnapshotNotFoundFault",
        () -> clusters.rds().listTagsForResource(it -> it.resourceName(arn + "x")));
    assertEquals(List.of(tag("run", "r1")), clusters.snapshotNamed("s").tagList());
  }

  @Test
  void aSnapshotIsExported() {
    String arn = clusters.snapshot("s", null);
    String key = clusters.world().keys.create(ACCOUNT, HOME, "exports");

    clusters
        .rds()
        .startExportTask(
            it ->
                it.exportTaskIdentifier("e")
                    .sourceArn(arn)
                    .s3BucketName("exports")
                    .iamRoleArn("arn:aws:iam::111111111111:role/export")
                    .kmsKeyId(key));
    clusters.aMinuteLater();

    ExportTask task =
        clusters.rds().describeExportTasks(it -> it.sourceArn(arn)).exportTasks().get(0);
    assertEquals("COMPLETE", task.status());
    assertEquals(arn, task.sourceArn());
    assertEquals("RDS-EVENT-0164", clusters.world().events.last().id());
    assertNull(task.failureCause());
    assertTrue(clusters.world().events.of("s").contains("0164 us-east-1"));
  }

  private void take(String id) {
    clusters
        .rds()
        .createDBClusterSnapshot(
            it -> it.dbClusterIdentifier("ledger").dbClusterSnapshotIdentifier(id));
  }

  private void delete(String id) {
    clusters.rds().deleteDBClusterSnapshot(it -> it.dbClusterSnapshotIdentifier(id));
  }

  private List<DBClusterSnapshot> ofType(String type) {
    return clusters
        .rds()
        .describeDBClusterSnapshots(it -> it.snapshotType(type))
        .dbClusterSnapshots();
  }
}
