package io.snaprelay.restore;

import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/** Snapshots that one account shares and another has pulled, with the tags of a run's copy. */
record PulledCopies(LocalAws aws, RdsClient from, RdsClient into) {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);
  private static final String VAULT = Site.OTHER_ACCOUNT;

  void pull(DatabaseRef database, String name, String key) throws InterruptedException {
    if (database.kind() == DatabaseKind.CLUSTER) {
      pullOfCluster(database.identifier(), name);
    } else {
      pullOfInstance(database.identifier(), name, key);
    }
    aws.advance(LONG_ENOUGH);
  }

  private void pullOfInstance(String database, String name, String key)
      throws InterruptedException {
    String given =
        from.createDBSnapshot(it -> it.dbInstanceIdentifier(database).dbSnapshotIdentifier("given"))
            .dbSnapshot()
            .dbSnapshotArn();
    aws.advance(LONG_ENOUGH);
    from.modifyDBSnapshotAttribute(
        it -> it.dbSnapshotIdentifier("given").attributeName("restore").valuesToAdd(VAULT));
    into.copyDBSnapshot(
        it ->
            it.sourceDBSnapshotIdentifier(given)
                .targetDBSnapshotIdentifier(name)
                .kmsKeyId(key)
                .tags(tags()));
  }

  /** RDS encrypts no unencrypted cluster snapshot on the way. */
  private void pullOfCluster(String database, String name) throws InterruptedException {
    String given =
        from.createDBClusterSnapshot(
                it -> it.dbClusterIdentifier(database).dbClusterSnapshotIdentifier("given"))
            .dbClusterSnapshot()
            .dbClusterSnapshotArn();
    aws.advance(LONG_ENOUGH);
    from.modifyDBClusterSnapshotAttribute(
        it -> it.dbClusterSnapshotIdentifier("given").attributeName("restore").valuesToAdd(VAULT));
    into.copyDBClusterSnapshot(
        it ->
            it.sourceDBClusterSnapshotIdentifier(given)
                .targetDBClusterSnapshotIdentifier(name)
                .tags(tags()));
  }

  private static List<Tag> tags() {
    return new Ownership(Runs.RUN, StepName.COPY, ResourceRole.COPY)
        .tags().entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
  }
}
