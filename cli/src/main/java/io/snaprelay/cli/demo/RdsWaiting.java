package io.snaprelay.cli.demo;

import java.time.Duration;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.waiters.RdsWaiter;

/** Waits for RDS as the SDK's own waiters do, only more often. */
record RdsWaiting(RdsClient rds) {
  private static final WaiterOverrideConfiguration OFTEN =
      WaiterOverrideConfiguration.builder()
          .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(200)))
          .maxAttempts(600)
          .build();

  /** Until an instance is available; returns how it is described then. */
  DBInstance forInstance(String identifier) {
    try (RdsWaiter waiter = RdsWaiter.builder().client(rds).overrideConfiguration(OFTEN).build()) {
      return waiter
          .waitUntilDBInstanceAvailable(request -> request.dbInstanceIdentifier(identifier))
          .matched()
          .response()
          .orElseThrow()
          .dbInstances()
          .get(0);
    }
  }

  /** Until a cluster is available; returns how it is described then. */
  DBCluster forCluster(String identifier) {
    try (RdsWaiter waiter = RdsWaiter.builder().client(rds).overrideConfiguration(OFTEN).build()) {
      return waiter
          .waitUntilDBClusterAvailable(request -> request.dbClusterIdentifier(identifier))
          .matched()
          .response()
          .orElseThrow()
          .dbClusters()
          .get(0);
    }
  }

  /** Until a snapshot is available. */
  void forSnapshot(String identifier) {
    try (RdsWaiter waiter = RdsWaiter.builder().client(rds).overrideConfiguration(OFTEN).build()) {
      waiter.waitUntilDBSnapshotAvailable(request -> request.dbSnapshotIdentifier(identifier));
    }
  }
}
