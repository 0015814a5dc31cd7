package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.ClusterPlane.cluster;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBClusterMember;

/** Instances join a cluster and leave it. */
class ClusterMembersTest {

  private final ClusterPlane clusters = new ClusterPlane(Quotas.ofAws().withInstances(4));

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void theFirstMemberWritesAndTheNextOfTheLowestTierFollowsIt() {
    clusters.cluster("ledger", null);
    clusters.member("one", "ledger");
    clusters.member("two", "ledger", 3);
    clusters.member("three", "ledger", 2);
    assertEquals("one", writer("ledger"));

    clusters.plane.delete("one");
    clusters.aMinuteLater();

    assertEquals("three", writer("ledger"));
    assertEquals(2, clusters.find("ledger").dbClusterMembers().size());
    assertEquals(List.of("0005 us-east-1", "0003 us-east-1"), clusters.world().events.of("one"));
    assertEquals(2, membersByFilter("ledger"));
  }

  @Test
  void whatIsTheClustersCannotBeSetForAMember() {
    clusters.cluster("ledger", null);
    clusters.member("one", "ledger");

    assertRefused(
        "InvalidParameterCombination",
        () ->
            clusters
                .rds()
                .createDBInstance(
                    RdsWorld.instance("two", "none").dbClusterIdentifier("ledger").build()));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            clusters
                .rds()
                .modifyDBInstance(
                    it -> it.dbInstanceIdentifier("one").masterUserPassword("a-new-password")));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            clusters
                .rds()
                .deleteDBInstance(
                    it -> it.dbInstanceIdentifier("one").finalDBSnapshotIdentifier("last")));
    assertRefused(
        "InvalidParameterCombination",
        () -> clusters.rds().stopDBInstance(it -> it.dbInstanceIdentifier("one")));
    assertRefused(
        "InvalidParameterValue",
        () ->
            clusters
                .rds()
                .createDBSnapshot(it -> it.dbInstanceIdentifier("one").dbSnapshotIdentifier("s")));
    assertEquals("available", clusters.world().status("one"));
  }

  @Test
  void aMemberNeedsAnAvailableClusterOfItsEngine() {
    assertRefused("DBClusterNotFoundFault", () -> clusters.member("one", "absent"));
    clusters.rds().createDBCluster(cluster("ledger").build());

    assertRefused("InvalidDBClusterStateFault", () -> clusters.member("one", "ledger"));
    clusters.aMinuteLater();
    assertRefused(
        "InvalidParameterCombination",
        () ->
            clusters
                .rds()
                .createDBInstance(
                    it ->
                        it.dbInstanceIdentifier("one")
                            .dbClusterIdentifier("ledger")
                            .dbInstanceClass("db.r6g.large")
                            .engine("aurora-postgresql")));
    assertEquals(List.of(), clusters.find("ledger").dbClusterMembers());
  }

  @Test
  void membersCountAsInstancesAndClustersHaveAQuotaOfTheirOwn() {
    clusters.cluster("ledger", null);
    for (String id : List.of("one", "two", "three", "four")) {
      clusters.member(id, "ledger");
    }

    assertRefused("InstanceQuotaExceeded", () -> clusters.member("five", "ledger"));
    for (String id : List.of("b", "c", "d")) {
      clusters.cluster(id, null);
    }
    assertRefused("DBClusterQuotaExceededFault", () -> clusters.cluster("e", null));
  }

  @Test
  void aMultiAzClusterMakesAndDeletesItsThreeInstancesItself() {
    clusters
        .rds()
        .createDBCluster(
            cluster("ledger")
                .dbClusterInstanceClass("db.m6gd.large")
                .allocatedStorage(100)
                .build());
    clusters.plane.later(Duration.ofMinutes(2));

    assertEquals(3, clusters.find("ledger").dbClusterMembers().size());
    assertEquals("ledger-instance-1", writer("ledger"));
    assertEquals("db.m6gd.large", clusters.world().find("ledger-instance-3").dbInstanceClass());
    assertRefused("InvalidParameterCombination", () -> clusters.plane.delete("ledger-instance-1"));
    assertRefused("InvalidParameterCombination", () -> clusters.member("four", "ledger"));
    clusters.delete("ledger");
    clusters.aMinuteLater();
    assertEquals(0, clusters.rds().describeDBInstances().dbInstances().size());
    assertEquals(0, clusters.rds().describeDBClusters().dbClusters().size());
  }

  private String writer(String cluster) {
    return clusters.find(cluster).dbClusterMembers().stream()
        .filter(DBClusterMember::isClusterWriter)
        .map(DBClusterMember::dbInstanceIdentifier)
        .collect(Collectors.joining(", "));
  }

  private long membersByFilter(String cluster) {
    return clusters
        .rds()
        .describeDBInstances(it -> it.filters(ControlPlane.filter("db-cluster-id", cluster)))
        .dbInstances()
        .size();
  }
}
