package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;

/** What is asked of RDS when something is to change. */
class AskingTest extends GatewayBench {
  @Test
  void aSnapshotIsCreatedWithItsTags() {
    region("eu-west-1").snapshot = snapshot("new").status("creating").build();

    SnapshotState state = rds.createSnapshot(ORDERS, "new", Map.of("snaprelay:role", "source"));

    CreateDbSnapshotRequest request = region("eu-west-1").last(CreateDbSnapshotRequest.class);
    assertEquals("orders", request.dbInstanceIdentifier());
    assertEquals("new", request.dbSnapshotIdentifier());
    assertEquals(List.of(tag("snaprelay:role", "source")), request.tags());
    assertFalse(state.isAvailable());
  }

  @Test
  void aCopyIsCalledInTheTargetsRegionAndNamesItsSourceByArn() {
    region("eu-central-1").snapshot = snapshot("copy").build();
    SnapshotRef target = snapshotRef(OURS, "eu-central-1", "copy");

    rds.copySnapshot(SOURCE, target, Optional.of("alias/dr"), Map.of());

    CopyDbSnapshotRequest request = region("eu-central-1").last(CopyDbSnapshotRequest.class);
    assertEquals(SOURCE.arn(), request.sourceDBSnapshotIdentifier());
    assertEquals("eu-west-1", request.sourceRegion());
    assertEquals("alias/dr", request.kmsKeyId());
  }

  @Test
  void aCopyWithinARegionNamesItsSourceAndKeepsItsKey() {
    region("eu-west-1").snapshot = snapshot("copy").build();

    rds.copySnapshot(SOURCE, snapshotRef(OURS, "eu-west-1", "copy"), Optional.empty(), Map.of());

    CopyDbSnapshotRequest request = region("eu-west-1").last(CopyDbSnapshotRequest.class);
    assertEquals("source", request.sourceDBSnapshotIdentifier());
    assertNull(request.sourceRegion());
    assertNull(request.kmsKeyId());
  }

  @Test
  void aSnapshotSharedWithUsIsCopiedByItsArn() {
    region("eu-west-1").snapshot = snapshot("copy").build();
    SnapshotRef shared = snapshotRef(THEIRS, "eu-west-1", "shared");

    rds.copySnapshot(
        shared, snapshotRef(OURS, "eu-west-1", "copy"), Optional.of("alias/k"), Map.of());

    CopyDbSnapshotRequest request = region("eu-west-1").last(CopyDbSnapshotRequest.class);
    assertEquals(shared.arn(), request.sourceDBSnapshotIdentifier());
  }

  @Test
  void aRestoreIsPrivateUnprotectedAndWearsItsOwnTags() {
    region("eu-west-1").instance = orders().dbInstanceStatus("creating").build();

    rds.restore(
        new RestoreRequest(
            SOURCE, ORDERS, "db.t4g.medium", "restores", List.of("sg-1"), Map.of("a", "b")));

    var request = region("eu-west-1").last(RestoreDbInstanceFromDbSnapshotRequest.class);
    assertEquals("source", request.dbSnapshotIdentifier());
    assertEquals("restores", request.dbSubnetGroupName());
    assertEquals(List.of("sg-1"), request.vpcSecurityGroupIds());
    assertEquals(false, request.publiclyAccessible());
    assertEquals(false, request.deletionProtection());
    assertEquals(List.of(tag("a", "b")), request.tags());
  }

  @Test
  void theManagedPasswordAndTheEndOfBackupsAreOneModification() {
    region("eu-west-1").instance = orders().build();

    rds.manageMasterPassword(ORDERS);

    ModifyDbInstanceRequest request = region("eu-west-1").last(ModifyDbInstanceRequest.class);
    assertEquals(true, request.manageMasterUserPassword());
    assertEquals(0, request.backupRetentionPeriod());
    assertEquals(true, request.applyImmediately());
    assertNull(request.masterUserPassword());
  }

  @Test
  void aDatabaseIsDeletedWithoutAFinalSnapshot() {
    region("eu-west-1").instance = orders().build();

    rds.deleteDatabase(ORDERS);

    DeleteDbInstanceRequest request = region("eu-west-1").last(DeleteDbInstanceRequest.class);
    assertEquals(true, request.skipFinalSnapshot());
    assertEquals(true, request.deleteAutomatedBackups());
  }
}
