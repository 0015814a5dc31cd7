package io.snaprelay.rds;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/** A gateway whose regions answer what a test has laid out. */
abstract class GatewayBench {
  static final String OURS = "111111111111";
  static final String THEIRS = "222222222222";
  static final DatabaseRef ORDERS =
      new DatabaseRef(DatabaseKind.INSTANCE, OURS, "eu-west-1", "orders");
  static final SnapshotRef SOURCE = snapshotRef(OURS, "eu-west-1", "source");
  static final Instant YESTERDAY = Instant.parse("2026-11-20T02:00:00Z");
  static final Instant TODAY = Instant.parse("2026-11-21T02:00:00Z");

  final Map<String, ScriptedClusters> regions = new HashMap<>();
  final RdsGateway rds =
      new RdsByKind(new RdsClients(Account.of(OURS), region -> region(region.id())));

  final ScriptedClusters region(String region) {
    return regions.computeIfAbsent(region, it -> new ScriptedClusters());
  }

  final void answer(DBSnapshot snapshot) {
    region("eu-west-1").snapshots =
        request -> DescribeDbSnapshotsResponse.builder().dbSnapshots(snapshot).build();
  }

  final DescribeDbSnapshotsRequest asked() {
    return region("eu-west-1").last(DescribeDbSnapshotsRequest.class);
  }

  static DBInstance.Builder orders() {
    return DBInstance.builder()
        .dbInstanceArn(ORDERS.arn())
        .dbiResourceId("db-ORDERS")
        .dbInstanceStatus("available")
        .engineVersion("17.11")
        .endpoint(it -> it.address("orders.example").port(5432))
        .tagList(tag("team", "shop"), Tag.builder().key("empty").build());
  }

  static DBSnapshot.Builder snapshot(String identifier) {
    return DBSnapshot.builder()
        .dbSnapshotArn(snapshotRef(OURS, "eu-west-1", identifier).arn())
        .dbInstanceIdentifier("orders")
        .status("available")
        .snapshotType("manual")
        .percentProgress(100)
        .engine("postgres")
        .engineVersion("17.11")
        .allocatedStorage(20);
  }

  static SnapshotRef snapshotRef(String account, String region, String identifier) {
    return new SnapshotRef(DatabaseKind.INSTANCE, account, region, identifier);
  }

  static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
