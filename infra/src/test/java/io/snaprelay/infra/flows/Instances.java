package io.snaprelay.infra.flows;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** DB instances. */
record Instances(RdsClient rds) implements OfKind {
  @Override
  public void createWithoutServer(String identifier, String key) {
    rds.createDBInstance(
        request ->
            request
                .dbInstanceIdentifier(identifier)
                .engine("none")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .masterUsername("owner")
                .masterUserPassword("a-password-of-nobody")
                .storageEncrypted(true)
                .kmsKeyId(key));
    Available.await(
        () ->
            rds
                .describeDBInstances(it -> it.dbInstanceIdentifier(identifier))
                .dbInstances()
                .stream()
                .map(DBInstance::dbInstanceStatus));
  }

  @Override
  public void tag(String identifier, Tag tag) {
    String arn =
        rds.describeDBInstances(it -> it.dbInstanceIdentifier(identifier))
            .dbInstances()
            .get(0)
            .dbInstanceArn();
    rds.addTagsToResource(it -> it.resourceName(arn).tags(tag));
  }

  @Override
  public void snapshot(String identifier, String name) {
    rds.createDBSnapshot(it -> it.dbInstanceIdentifier(identifier).dbSnapshotIdentifier(name));
    Available.await(
        () ->
            rds.describeDBSnapshots(it -> it.dbSnapshotIdentifier(name)).dbSnapshots().stream()
                .map(DBSnapshot::status));
  }

  @Override
  public Stream<String> names() {
    return rds.describeDBInstances().dbInstances().stream().map(DBInstance::dbInstanceIdentifier);
  }

  @Override
  public Optional<String> resourceId(String identifier) {
    return rds.describeDBInstances().dbInstances().stream()
        .filter(it -> it.dbInstanceIdentifier().equals(identifier))
        .map(DBInstance::dbiResourceId)
        .findFirst();
  }

  @Override
  public Stream<String> snapshots(String type) {
    return rds.describeDBSnapshots(it -> it.snapshotType(type)).dbSnapshots().stream()
        .filter(it -> it.status().equals(Available.STATUS))
        .map(DBSnapshot::dbSnapshotIdentifier);
  }
}
