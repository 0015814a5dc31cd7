package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Production, each database asked for once. */
final class Sources {
  private final Clients clients;
  private final Map<DatabaseRef, Optional<Source>> seen = new HashMap<>();

  Sources(Clients clients) {
    this.clients = clients;
  }

  /**
   * The database; empty if RDS knows none of that name.
   *
   * @throws AwsFailure if RDS does not tell
   */
  Optional<Source> find(DatabaseRef database) {
    return seen.computeIfAbsent(database, this::ask);
  }

  private Optional<Source> ask(DatabaseRef database) {
    RdsClient rds = clients.rds(Spot.of(database));
    return Present.orNot(
        () ->
            database.kind() == DatabaseKind.INSTANCE
                ? instance(rds, database.identifier())
                : cluster(rds, database.identifier()));
  }

  private static Optional<Source> instance(RdsClient rds, String identifier) {
    return AwsCalls.call(
            "rds:DescribeDBInstances",
            () -> rds.describeDBInstances(it -> it.dbInstanceIdentifier(identifier)).dbInstances())
        .stream()
        .findFirst()
        .map(Source::of);
  }

  private static Optional<Source> cluster(RdsClient rds, String identifier) {
    return AwsCalls.call(
            "rds:DescribeDBClusters",
            () -> rds.describeDBClusters(it -> it.dbClusterIdentifier(identifier)).dbClusters())
        .stream()
        .findFirst()
        .map(Source::of);
  }
}
