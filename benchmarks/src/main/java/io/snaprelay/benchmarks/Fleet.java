package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.Keys;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.cli.demo.Stage;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.waiters.RdsWaiter;

/**
 * Production: small databases, each an instance of its own. One is created and filled, the others
 * are restored from its snapshot, which takes a hundredth of the time.
 */
final class Fleet {
  private static final long ORDERS = 1_000;
  private static final String TEMPLATE = "fleet-template";

  private final Stage stage;
  private final RdsClient rds;

  Fleet(Stage stage) {
    this.stage = stage;
    this.rds = stage.clients().rds(Regions.HOME);
  }

  void create(int databases) {
    Keys keys = Keys.create(stage.clients());
    new SourceDatabase(rds, stage.aws().caBundle()).create(keys.sourceArn(), "17", ORDERS);
    try (RdsWaiter waiter = Waiting.on(rds)) {
      takeTemplate(waiter);
      List<String> names = FleetPlan.databases(databases);
      names.forEach(this::restore);
      names.forEach(name -> waiter.waitUntilDBInstanceAvailable(r -> r.dbInstanceIdentifier(name)));
      deleteTemplate(waiter);
    }
  }

  private void takeTemplate(RdsWaiter waiter) {
    rds.createDBSnapshot(
        request ->
            request.dbSnapshotIdentifier(TEMPLATE).dbInstanceIdentifier(SourceDatabase.IDENTIFIER));
    waiter.waitUntilDBSnapshotAvailable(request -> request.dbSnapshotIdentifier(TEMPLATE));
  }

  private void restore(String name) {
    rds.restoreDBInstanceFromDBSnapshot(
        request ->
            request
                .dbSnapshotIdentifier(TEMPLATE)
                .dbInstanceIdentifier(name)
                .dbInstanceClass("db.t4g.medium"));
  }

  /**
   * It would count against the quota of snapshots, and its server would take time from the runs.
   */
  private void deleteTemplate(RdsWaiter waiter) {
    rds.deleteDBSnapshot(request -> request.dbSnapshotIdentifier(TEMPLATE));
    rds.deleteDBInstance(
        request -> request.dbInstanceIdentifier(SourceDatabase.IDENTIFIER).skipFinalSnapshot(true));
    waiter.waitUntilDBInstanceDeleted(
        request -> request.dbInstanceIdentifier(SourceDatabase.IDENTIFIER));
  }
}
