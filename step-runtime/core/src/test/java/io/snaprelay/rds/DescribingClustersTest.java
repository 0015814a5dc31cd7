package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.names.TagKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;

class DescribingClustersTest extends ClusterBench {
  @Test
  void aClusterIsDescribedTogetherWithItsMembers() {
    region("eu-west-1").cluster = ledger().build();
    region("eu-west-1").instance = member().build();

    DatabaseState state = rds.database(LEDGER).orElseThrow();

    assertEquals(LEDGER, state.ref());
    assertEquals("cluster-LEDGER", state.resourceId());
    assertEquals(
        new DatabaseState.Endpoint("ledger.cluster.example", 5432), state.endpoint().orElseThrow());
    assertEquals("db-ORDERS", state.members().get(0).resourceId());
    assertTrue(state.settled() && state.isUp());
    var asked = region("eu-west-1").last(DescribeDbInstancesRequest.class).filters().get(0);
    assertEquals("db-cluster-id", asked.name());
    assertEquals(List.of("ledger"), asked.values());
  }

  @Test
  void aClusterWithoutMembersIsServedByNobody() {
    region("eu-west-1").cluster = ledger().build();

    DatabaseState state = rds.database(LEDGER).orElseThrow();

    assertTrue(state.isAvailable());
    assertFalse(state.served() || state.isUp());
  }

  @Test
  void rdsBringsTheInstancesOfAMultiAzCluster() {
    region("eu-west-1").cluster = ledger().engine("postgres").build();
    region("eu-west-1").instance = member().build();

    DatabaseState state = rds.database(LEDGER).orElseThrow();

    assertTrue(state.served() && state.isUp());
    assertEquals(List.of(), state.members(), "nobody deletes them one by one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"creating", "modifying", "rebooting"})
  void aClusterIsNotUpBeforeItsMemberIs(String status) {
    region("eu-west-1").cluster = ledger().build();
    region("eu-west-1").instance = member().dbInstanceStatus(status).build();

    DatabaseState state = rds.database(LEDGER).orElseThrow();

    assertFalse(state.settled() || state.isUp() || state.lost());
  }

  @Test
  void aLostMemberIsALostCluster() {
    region("eu-west-1").cluster = ledger().build();
    region("eu-west-1").instance = member().dbInstanceStatus("incompatible-network").build();

    assertTrue(rds.database(LEDGER).orElseThrow().lost());
  }

  @Test
  void whatIsPendingInTheClusterIsAwaited() {
    region("eu-west-1").cluster =
        ledger().pendingModifiedValues(it -> it.masterUserPassword("****")).build();

    assertFalse(rds.database(LEDGER).orElseThrow().settled());
  }

  @Test
  void theSecretOfAClusterIsToldOnceItIsActive() {
    region("eu-west-1").cluster =
        ledger().masterUserSecret(it -> it.secretArn("arn:s").secretStatus("creating")).build();
    DatabaseState before = rds.database(LEDGER).orElseThrow();
    region("eu-west-1").cluster =
        ledger().masterUserSecret(it -> it.secretArn("arn:s").secretStatus("active")).build();

    assertTrue(before.masterPasswordManaged());
    assertEquals(Optional.empty(), before.masterSecretArn());
    assertEquals(Optional.of("arn:s"), rds.database(LEDGER).orElseThrow().masterSecretArn());
  }

  @Test
  void aClusterThatRdsDoesNotKnowIsEmpty() {
    region("eu-west-1").fail("DBClusterNotFoundFault");

    assertEquals(Optional.empty(), rds.database(LEDGER));
  }

  @Test
  void aSnapshotThatRdsDoesNotKnowIsEmpty() {
    region("eu-west-1").fail("DBClusterSnapshotNotFoundFault");

    assertEquals(Optional.empty(), rds.snapshot(TAKEN));
  }

  @Test
  void theDatabasesOfARegionAreInstancesAndClustersButNoMembers() {
    region("eu-west-1").cluster = ledger().build();
    region("eu-west-1").instance = member().build();

    List<DatabaseState> all = rds.databases(OURS, "eu-west-1");

    assertEquals(List.of(LEDGER), all.stream().map(DatabaseState::ref).toList());
    assertEquals(1, all.get(0).members().size());
  }

  @Test
  void manualSnapshotsOfBothKindsAreFound() {
    answer(snapshot("of-an-instance").build());
    region("eu-west-1").clusterSnapshot = taken(TAKEN).build();

    assertEquals(
        List.of(snapshotRef(OURS, "eu-west-1", "of-an-instance"), TAKEN),
        rds.manualSnapshots(OURS, "eu-west-1").stream().map(SnapshotState::ref).toList());
    assertEquals("manual", askedForSnapshots().snapshotType());
  }

  @Test
  void anAutomatedSnapshotIsAskedForTogetherWithItsType() {
    region("eu-west-1").clusterSnapshot = taken(TAKEN).snapshotType("automated").build();

    rds.snapshot(cluster("eu-west-1", "rds:ledger-2026-11-21-02-00"));
    assertEquals("automated", askedForSnapshots().snapshotType());
    rds.snapshot(TAKEN);
    assertNull(askedForSnapshots().snapshotType());
  }

  @Test
  void theDataOfACopyAreAsOldAsItsTagSays() {
    region("eu-central-1").clusterSnapshot =
        taken(COPIED).tagList(tag(TagKeys.DATA_AS_OF, YESTERDAY.toString())).build();

    assertEquals(YESTERDAY, dataAsOf());
  }

  @Test
  void aTagThatSaysNoInstantSaysNothing() {
    region("eu-central-1").clusterSnapshot =
        taken(COPIED).tagList(tag(TagKeys.DATA_AS_OF, "yesterday")).build();

    assertEquals(TODAY, dataAsOf());
  }

  private Instant dataAsOf() {
    return rds.snapshot(COPIED).orElseThrow().facts().orElseThrow().dataAsOf();
  }

  private DescribeDbClusterSnapshotsRequest askedForSnapshots() {
    return region("eu-west-1").last(DescribeDbClusterSnapshotsRequest.class);
  }
}
