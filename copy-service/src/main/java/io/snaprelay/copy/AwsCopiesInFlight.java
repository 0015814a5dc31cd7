package io.snaprelay.copy;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;

/** Counts the manual snapshots of a region that came from elsewhere and are not complete. */
@ApplicationScoped
class AwsCopiesInFlight implements CopiesInFlight {
  private static final Set<String> OVER = Set.of("available", "failed", "deleting");

  private static final String MANUAL = "manual";

  private final RdsClients clients;

  AwsCopiesInFlight(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public long count(DatabaseKind kind, String account, String region) {
    RdsClient rds = clients.in(account, region);
    return kind == DatabaseKind.CLUSTER ? ofClusters(rds) : ofInstances(rds);
  }

  private static long ofInstances(RdsClient rds) {
    return AwsCalls.call(
        "rds:DescribeDBSnapshots",
        () ->
            rds.describeDBSnapshotsPaginator(it -> it.snapshotType(MANUAL)).dbSnapshots().stream()
                .filter(it -> isInFlight(it.sourceDBSnapshotIdentifier(), it.status()))
                .count());
  }

  private static long ofClusters(RdsClient rds) {
    return AwsCalls.call(
        "rds:DescribeDBClusterSnapshots",
        () ->
            rds
                .describeDBClusterSnapshotsPaginator(it -> it.snapshotType(MANUAL))
                .dbClusterSnapshots()
                .stream()
                .filter(it -> isInFlight(it.sourceDBClusterSnapshotArn(), it.status()))
                .count());
  }

  /** RDS names the source of those copies only that crossed a region or an account. */
  private static boolean isInFlight(String source, String status) {
    return source != null && !OVER.contains(status);
  }
}
