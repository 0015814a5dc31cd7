package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.instance;

import io.snaprelay.localaws.time.ManualTimeline;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.Tag;

/** RDS without servers, in which every operation lasts a minute of a clock that tests move. */
final class ControlPlane implements AutoCloseable {

  final ManualTimeline clock = new ManualTimeline(Instant.parse("2026-03-01T02:00:00Z"));
  final RdsWorld world;

  ControlPlane(Quotas quotas) {
    world = new RdsWorld(clock, Durations.all(Duration.ofMinutes(1)), quotas);
  }

  RdsClient rds() {
    return world.rds();
  }

  void aMinuteLater() {
    later(Duration.ofMinutes(1));
  }

  void later(Duration duration) {
    try {
      clock.advance(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void available(String id) {
    rds().createDBInstance(instance(id, "none").build());
    aMinuteLater();
  }

  /** An available snapshot of a new instance {@code orders}; returns its ARN. */
  String snapshot(String id, String key) {
    rds()
        .createDBInstance(
            instance("orders", "none").storageEncrypted(key != null).kmsKeyId(key).build());
    aMinuteLater();
    rds()
        .createDBSnapshot(
            it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier(id).tags(tag("a", "b")));
    aMinuteLater();
    return world.snapshot(id).dbSnapshotArn();
  }

  static void copy(RdsClient rds, String source, String target, String key) {
    rds.copyDBSnapshot(
        CopyDbSnapshotRequest.builder()
            .sourceDBSnapshotIdentifier(source)
            .targetDBSnapshotIdentifier(target)
            .kmsKeyId(key)
            .build());
  }

  static void restore(RdsClient rds, String snapshot, String id) {
    rds.restoreDBInstanceFromDBSnapshot(
        it -> it.dbSnapshotIdentifier(snapshot).dbInstanceIdentifier(id));
  }

  void share(String snapshot, String... accounts) {
    rds()
        .modifyDBSnapshotAttribute(
            it -> it.dbSnapshotIdentifier(snapshot).attributeName("restore").valuesToAdd(accounts));
  }

  void rename(String from, String to) {
    rds()
        .modifyDBInstance(
            it -> it.dbInstanceIdentifier(from).newDBInstanceIdentifier(to).applyImmediately(true));
  }

  void delete(String id) {
    rds().deleteDBInstance(it -> it.dbInstanceIdentifier(id).skipFinalSnapshot(true));
  }

  DBInstance byResource(String resource) {
    return rds()
        .describeDBInstances(it -> it.filters(filter("dbi-resource-id", resource)))
        .dbInstances()
        .get(0);
  }

  static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }

  static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Override
  public void close() {
    world.close();
    clock.close();
  }
}
