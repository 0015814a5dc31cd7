package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.waiters.RdsWaiter;

/**
 * The AWS writes of one run, made one after the other by one program that waits with close looks:
 * what a run cannot be faster than. It does not connect, so it proves nothing.
 */
final class ByHand {
  private static final String NAME = "by-hand";

  private final RdsClient home;
  private final RdsClient away;

  ByHand(AwsClients aws) {
    this.home = aws.rds(Regions.HOME);
    this.away = aws.rds(Regions.DR);
  }

  /** Seconds from the first call until the restored database is deleted again. */
  double seconds(String instance) {
    try (RdsWaiter atHome = Waiting.on(home);
        RdsWaiter there = Waiting.on(away)) {
      long begin = System.nanoTime();
      snapshot(instance, atHome);
      copy(there);
      restore(there);
      delete(there);
      double seconds = (System.nanoTime() - begin) / 1e9;
      home.deleteDBSnapshot(request -> request.dbSnapshotIdentifier(NAME));
      away.deleteDBSnapshot(request -> request.dbSnapshotIdentifier(NAME));
      return seconds;
    }
  }

  private void snapshot(String instance, RdsWaiter waiter) {
    home.createDBSnapshot(
        request -> request.dbSnapshotIdentifier(NAME).dbInstanceIdentifier(instance));
    waiter.waitUntilDBSnapshotAvailable(request -> request.dbSnapshotIdentifier(NAME));
  }

  private void copy(RdsWaiter waiter) {
    String source =
        home.describeDBSnapshots(request -> request.dbSnapshotIdentifier(NAME))
            .dbSnapshots()
            .get(0)
            .dbSnapshotArn();
    away.copyDBSnapshot(
        request ->
            request
                .sourceDBSnapshotIdentifier(source)
                .targetDBSnapshotIdentifier(NAME)
                .sourceRegion(Regions.HOME.id())
                .kmsKeyId("alias/dr"));
    waiter.waitUntilDBSnapshotAvailable(request -> request.dbSnapshotIdentifier(NAME));
  }

  private void restore(RdsWaiter waiter) {
    away.restoreDBInstanceFromDBSnapshot(
        request ->
            request
                .dbSnapshotIdentifier(NAME)
                .dbInstanceIdentifier(NAME)
                .dbInstanceClass("db.t4g.medium"));
    waiter.waitUntilDBInstanceAvailable(request -> request.dbInstanceIdentifier(NAME));
  }

  private void delete(RdsWaiter waiter) {
    away.deleteDBInstance(request -> request.dbInstanceIdentifier(NAME).skipFinalSnapshot(true));
    waiter.waitUntilDBInstanceDeleted(request -> request.dbInstanceIdentifier(NAME));
  }
}
