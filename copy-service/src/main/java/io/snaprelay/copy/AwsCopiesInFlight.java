package io.snaprelay.copy;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.RdsClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/** Counts the manual snapshots of a region that came from elsewhere and are not complete. */
@ApplicationScoped
class AwsCopiesInFlight implements CopiesInFlight {
  private static final Set<String> OVER = Set.of("available", "failed", "deleting");

  private final RdsClients clients;

  AwsCopiesInFlight(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public long count(String account, String region) {
    RdsClient rds = clients.in(account, region);
    return AwsCalls.call(
        "rds:DescribeDBSnapshots",
        () ->
            rds.describeDBSnapshotsPaginator(it -> it.snapshotType("manual")).dbSnapshots().stream()
                .filter(AwsCopiesInFlight::isInFlight)
                .count());
  }

  /** RDS names the source of those copies only that crossed a region or an account. */
  private static boolean isInFlight(DBSnapshot snapshot) {
    return snapshot.sourceDBSnapshotIdentifier() != null && !OVER.contains(snapshot.status());
  }
}
