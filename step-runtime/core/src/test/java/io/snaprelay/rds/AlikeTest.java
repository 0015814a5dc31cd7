package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** What is asked of RDS when an empty database is to be like another one. */
class AlikeTest extends GatewayBench {
  private static final DatabaseRef ROOM =
      new DatabaseRef(DatabaseKind.INSTANCE, OURS, "eu-west-1", "room");

  private final AlikeGateway alikes =
      new InstanceAlikes(new RdsClients(Account.of(OURS), region -> region(region.id())));

  @Test
  void aDatabaseLikeAnotherHasItsPlaceAndSizeAndNothingThatWasInIt() {
    region("eu-west-1").instance = likeProduction().storageType("io1").iops(1000).build();

    alikes.createAlike(new AlikeRequest(ORDERS, ROOM, Map.of("a", "b")));

    var request = region("eu-west-1").last(CreateDbInstanceRequest.class);
    assertEquals(ROOM.identifier(), request.dbInstanceIdentifier());
    assertEquals("17.11", request.engineVersion());
    assertEquals("db.t4g.medium", request.dbInstanceClass());
    assertEquals(20, request.allocatedStorage());
    assertEquals(1000, request.iops());
    assertEquals("arn:aws:kms:eu-west-1:1:key/k", request.kmsKeyId());
    assertEquals(true, request.storageEncrypted());
    assertEquals("restores", request.dbSubnetGroupName());
    assertEquals("tuned", request.dbParameterGroupName());
    assertEquals(List.of("sg-1"), request.vpcSecurityGroupIds());
    assertEquals("dba", request.masterUsername());
    assertNull(request.dbName());
    assertEquals(List.of(tag("a", "b")), request.tags());
  }

  @Test
  void aDatabaseLikeAnotherIsPrivateHasNoBackupsAndAPasswordThatNobodyTypes() {
    region("eu-west-1").instance = likeProduction().publiclyAccessible(true).build();

    alikes.createAlike(new AlikeRequest(ORDERS, ROOM, Map.of("a", "b")));

    var request = region("eu-west-1").last(CreateDbInstanceRequest.class);
    assertEquals(true, request.manageMasterUserPassword());
    assertNull(request.masterUserPassword());
    assertEquals(0, request.backupRetentionPeriod());
    assertEquals(false, request.publiclyAccessible());
    assertEquals(false, request.deletionProtection());
    assertEquals(false, request.multiAZ());
  }

  @Test
  void thePerformanceThatASmallGp3VolumeComesWithIsNotAskedFor() {
    region("eu-west-1").instance = likeProduction().storageType("gp3").iops(3000).build();

    alikes.createAlike(new AlikeRequest(ORDERS, ROOM, Map.of("a", "b")));

    assertNull(region("eu-west-1").last(CreateDbInstanceRequest.class).iops());
  }

  @Test
  void aClusterIsRefusedByNameBeforeAnythingIsAsked() {
    DatabaseRef cluster = new DatabaseRef(DatabaseKind.CLUSTER, OURS, "eu-west-1", "ledger");

    AwsFailure refused =
        assertThrows(
            AwsFailure.class,
            () -> alikes.createAlike(new AlikeRequest(cluster, ROOM, Map.of("a", "b"))));

    assertEquals(AwsFailure.Kind.REFUSED, refused.kind());
    assertEquals(List.of(), region("eu-west-1").asked);
  }

  @Test
  void aModelThatIsGoneIsRefusedAndNothingIsCreated() {
    region("eu-west-1").fail("DBInstanceNotFound");

    assertThrows(
        AwsFailure.class,
        () -> alikes.createAlike(new AlikeRequest(ORDERS, ROOM, Map.of("a", "b"))));

    assertEquals(1, region("eu-west-1").asked.size());
  }

  private static DBInstance.Builder likeProduction() {
    return orders()
        .engineVersion("17.11")
        .dbInstanceClass("db.t4g.medium")
        .masterUsername("dba")
        .allocatedStorage(20)
        .storageEncrypted(true)
        .kmsKeyId("arn:aws:kms:eu-west-1:1:key/k")
        .dbSubnetGroup(it -> it.dbSubnetGroupName("restores"))
        .dbParameterGroups(DBParameterGroupStatus.builder().dbParameterGroupName("tuned").build())
        .vpcSecurityGroups(VpcSecurityGroupMembership.builder().vpcSecurityGroupId("sg-1").build());
  }
}
