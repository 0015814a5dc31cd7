package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.waiters.RdsWaiter;

/** Instances without a server: what is only snapshotted and copied needs none. */
final class EmptyDatabases {
  private EmptyDatabases() {}

  static void create(AwsClients clients, List<String> names) {
    RdsClient rds = clients.rds(Regions.HOME);
    names.forEach(name -> create(rds, name));
    try (RdsWaiter waiter = Waiting.on(rds)) {
      names.forEach(name -> waiter.waitUntilDBInstanceAvailable(r -> r.dbInstanceIdentifier(name)));
    }
  }

  private static void create(RdsClient rds, String name) {
    rds.createDBInstance(
        request ->
            request
                .dbInstanceIdentifier(name)
                .engine("none")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .masterUsername("owner")
                .masterUserPassword("a-password-of-nobody"));
  }
}
