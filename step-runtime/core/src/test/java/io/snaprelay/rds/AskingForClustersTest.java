package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.names.TagKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshotAttribute;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterSnapshotAttributeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;

/** What is asked of RDS when something of a cluster is to change. */
class AskingForClustersTest extends ClusterBench {
  private static final Map<String, String> TAGS = Map.of("snaprelay:role", "temporary");

  @Test
  void aSnapshotIsCreatedWithItsTags() {
    region("eu-west-1").clusterSnapshot = taken(TAKEN).status("creating").build();

    rds.createSnapshot(LEDGER, "taken", TAGS);

    var request = region("eu-west-1").last(CreateDbClusterSnapshotRequest.class);
    assertEquals("ledger", request.dbClusterIdentifier());
    assertEquals("taken", request.dbClusterSnapshotIdentifier());
    assertEquals(List.of(tag("snaprelay:role", "temporary")), request.tags());
  }

  @Test
  void aCopyIsCalledInTheTargetsRegionAndNamesItsSourceByArn() {
    region("eu-west-1").clusterSnapshot = taken(TAKEN).snapshotCreateTime(YESTERDAY).build();
    region("eu-central-1").clusterSnapshot = taken(COPIED).build();

    rds.copySnapshot(TAKEN, COPIED, Optional.of("alias/dr"), TAGS);

    var request = region("eu-central-1").last(CopyDbClusterSnapshotRequest.class);
    assertEquals(TAKEN.arn(), request.sourceDBClusterSnapshotIdentifier());
    assertEquals("copied", request.targetDBClusterSnapshotIdentifier());
    assertEquals("eu-west-1", request.sourceRegion());
    assertEquals("alias/dr", request.kmsKeyId());
  }

  @Test
  void aCopySaysHowOldItsDataAreAndSoDoesACopyOfIt() {
    region("eu-west-1").clusterSnapshot =
        taken(TAKEN).tagList(tag(TagKeys.DATA_AS_OF, YESTERDAY.toString())).build();
    region("eu-central-1").clusterSnapshot = taken(COPIED).build();

    rds.copySnapshot(TAKEN, COPIED, Optional.empty(), Map.of());

    assertEquals(
        List.of(tag(TagKeys.DATA_AS_OF, YESTERDAY.toString())),
        region("eu-central-1").last(CopyDbClusterSnapshotRequest.class).tags());
  }

  @Test
  void whoMayRestoreASnapshotIsReadAndChanged() {
    region("eu-west-1").attributes =
        new DBClusterSnapshotAttribute[] {
          DBClusterSnapshotAttribute.builder()
              .attributeName("restore")
              .attributeValues(THEIRS)
              .build()
        };

    assertEquals(List.of(THEIRS), rds.sharedWith(TAKEN));
    rds.share(TAKEN, List.of(OURS), List.of(THEIRS));

    var request = region("eu-west-1").last(ModifyDbClusterSnapshotAttributeRequest.class);
    assertEquals("restore", request.attributeName());
    assertEquals(List.of(OURS), request.valuesToAdd());
    assertEquals(List.of(THEIRS), request.valuesToRemove());
  }

  @Test
  void aRestoreTellsTheEngineOfTheSnapshotAndWearsItsOwnTags() {
    region("eu-west-1").clusterSnapshot = taken(TAKEN).build();
    region("eu-west-1").cluster = ledger().status("creating").build();

    DatabaseState restored = rds.restore(restoration());

    var request = region("eu-west-1").last(RestoreDbClusterFromSnapshotRequest.class);
    assertEquals("aurora-postgresql", request.engine());
    assertEquals("16.4", request.engineVersion());
    assertEquals("taken", request.snapshotIdentifier());
    assertEquals("restores", request.dbSubnetGroupName());
    assertEquals(List.of("sg-1"), request.vpcSecurityGroupIds());
    assertEquals(false, request.deletionProtection());
    assertNull(request.dbClusterInstanceClass(), "its instances come later");
    assertEquals(List.of(tag("snaprelay:role", "temporary")), request.tags());
    assertEquals(false, restored.served());
  }

  @Test
  void aMultiAzClusterIsRestoredTogetherWithItsInstances() {
    region("eu-west-1").clusterSnapshot = taken(TAKEN).engine("postgres").build();
    region("eu-west-1").cluster = ledger().engine("postgres").status("creating").build();

    DatabaseState restored = rds.restore(restoration());

    var request = region("eu-west-1").last(RestoreDbClusterFromSnapshotRequest.class);
    assertEquals("db.r6g.large", request.dbClusterInstanceClass());
    assertEquals(false, request.publiclyAccessible());
    assertEquals(true, restored.served());
  }

  @Test
  void aSnapshotThatIsGoneIsNotRestored() {
    AwsFailure failure = assertThrows(AwsFailure.class, () -> rds.restore(restoration()));

    assertEquals(AwsFailure.Kind.NOT_FOUND, failure.kind());
  }

  @Test
  void aMemberTakesEverythingButItsClassFromItsCluster() {
    region("eu-west-1").cluster = ledger().build();
    region("eu-west-1").instance = member().dbInstanceStatus("creating").build();
    DatabaseState cluster = rds.database(LEDGER).orElseThrow();

    rds.addMember(new MemberRequest(cluster, ORDERS, "db.r6g.large", TAGS));

    CreateDbInstanceRequest request = region("eu-west-1").last(CreateDbInstanceRequest.class);
    assertEquals("ledger", request.dbClusterIdentifier());
    assertEquals("orders", request.dbInstanceIdentifier());
    assertEquals("aurora-postgresql", request.engine());
    assertEquals("db.r6g.large", request.dbInstanceClass());
    assertEquals(false, request.publiclyAccessible());
    assertNull(request.masterUserPassword());
    assertEquals(List.of(tag("snaprelay:role", "temporary")), request.tags());
  }

  @Test
  void anInstanceGetsNoMember() {
    region("eu-west-1").instance = orders().build();
    DatabaseState instance = rds.database(ORDERS).orElseThrow();

    AwsFailure failure =
        assertThrows(
            AwsFailure.class,
            () -> rds.addMember(new MemberRequest(instance, ORDERS, "db.r6g.large", TAGS)));

    assertEquals(AwsFailure.Kind.REFUSED, failure.kind());
  }

  @Test
  void theManagedPasswordAndTheShortestBackupsAreOneModification() {
    rds.manageMasterPassword(LEDGER);

    ModifyDbClusterRequest request = region("eu-west-1").last(ModifyDbClusterRequest.class);
    assertEquals(true, request.manageMasterUserPassword());
    assertEquals(1, request.backupRetentionPeriod());
    assertEquals(true, request.applyImmediately());
    assertNull(request.masterUserPassword());
  }

  @Test
  void clusterAndSnapshotAreDeletedByTheirNames() {
    rds.deleteDatabase(LEDGER);
    DeleteDbClusterRequest cluster = region("eu-west-1").last(DeleteDbClusterRequest.class);
    rds.deleteSnapshot(TAKEN);

    assertEquals("ledger", cluster.dbClusterIdentifier());
    assertEquals(true, cluster.skipFinalSnapshot());
    assertEquals(true, cluster.deleteAutomatedBackups());
    assertEquals(
        "taken",
        region("eu-west-1")
            .last(DeleteDbClusterSnapshotRequest.class)
            .dbClusterSnapshotIdentifier());
  }

  private static RestoreRequest restoration() {
    return new RestoreRequest(TAKEN, LEDGER, "db.r6g.large", "restores", List.of("sg-1"), TAGS);
  }
}
