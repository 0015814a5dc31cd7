package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;

/** The same of clusters. */
class ClusterProductionOverTheWireTest extends ProductionOverTheWireTest {
  @Override
  DatabaseKind kind() {
    return DatabaseKind.CLUSTER;
  }

  @Override
  void create(DatabaseRef database, RdsClient rds) {
    rds.createDBCluster(
        it ->
            it.dbClusterIdentifier(database.identifier())
                .engine("none")
                .masterUsername("dba")
                .masterUserPassword("correct-horse"));
  }

  @Test
  void anotherClusterCountsTowardsTheQuotasOfClustersAndOfInstances() {
    assertEquals(
        Set.of("DB clusters", "DB instances"),
        production().surroundings(orders).quotas().stream()
            .map(Surroundings.Quota::what)
            .collect(Collectors.toSet()));
  }
}
