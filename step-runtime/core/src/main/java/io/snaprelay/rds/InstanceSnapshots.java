package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;

/** Snapshots of DB instances. */
final class InstanceSnapshots implements SnapshotGateway {
  private final RdsClients clients;

  InstanceSnapshots(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<SnapshotState> snapshot(SnapshotRef ref) {
    String viewer = SnapshotName.viewer(ref, clients);
    SnapshotName name = SnapshotName.of(ref, viewer);
    RdsClient rds = clients.in(viewer, ref.region());
    return Answers.one(
            "rds:DescribeDBSnapshots",
            "DBSnapshotNotFound",
            () ->
                rds.describeDBSnapshots(
                        it -> it.dbSnapshotIdentifier(name.inCall()).snapshotType(name.type()))
                    .dbSnapshots())
        .map(SnapshotStates::of);
  }

  @Override
  public List<SnapshotState> snapshotsOf(DatabaseRef database) {
    return all(
        clients.in(database.account(), database.region()),
        it -> it.dbInstanceIdentifier(database.identifier()));
  }

  @Override
  public List<SnapshotState> manualSnapshots(String account, String region) {
    return all(clients.in(account, region), it -> it.snapshotType(SnapshotName.MANUAL));
  }

  @Override
  public SnapshotState createSnapshot(
      DatabaseRef database, String identifier, Map<String, String> tags) {
    RdsClient rds = clients.in(database.account(), database.region());
    return made(
        "rds:CreateDBSnapshot",
        () ->
            rds.createDBSnapshot(
                    it ->
                        it.dbInstanceIdentifier(database.identifier())
                            .dbSnapshotIdentifier(identifier)
                            .tags(RdsTags.list(tags)))
                .dbSnapshot());
  }

  @Override
  public SnapshotState copySnapshot(CopyRequest request) {
    SnapshotRef target = request.target();
    RdsClient rds = at(target);
    SnapshotName name = SnapshotName.of(request.source(), target.account());
    return made(
        "rds:CopyDBSnapshot",
        () ->
            rds.copyDBSnapshot(
                    it ->
                        it.sourceDBSnapshotIdentifier(name.inCopyTo(target))
                            .targetDBSnapshotIdentifier(target.identifier())
                            // not on the wire: lets the SDK sign the call in the source's region
                            .sourceRegion(name.signedForCopyTo(target))
                            .kmsKeyId(request.kmsKey().orElse(null))
                            .optionGroupName(request.optionGroup().orElse(null))
                            .tags(RdsTags.list(request.tags())))
                .dbSnapshot());
  }

  @Override
  public List<String> sharedWith(SnapshotRef snapshot) {
    RdsClient rds = at(snapshot);
    return call(
        "rds:DescribeDBSnapshotAttributes",
        () ->
            rds
                .describeDBSnapshotAttributes(it -> it.dbSnapshotIdentifier(snapshot.identifier()))
                .dbSnapshotAttributesResult()
                .dbSnapshotAttributes()
                .stream()
                .filter(attribute -> attribute.attributeName().equals(SnapshotName.RESTORE))
                .flatMap(attribute -> attribute.attributeValues().stream())
                .sorted()
                .toList());
  }

  @Override
  public void share(SnapshotRef snapshot, List<String> added, List<String> removed) {
    RdsClient rds = at(snapshot);
    call(
        "rds:ModifyDBSnapshotAttribute",
        () ->
            rds.modifyDBSnapshotAttribute(
                it ->
                    it.dbSnapshotIdentifier(snapshot.identifier())
                        .attributeName(SnapshotName.RESTORE)
                        .valuesToAdd(added)
                        .valuesToRemove(removed)));
  }

  @Override
  public void deleteSnapshot(SnapshotRef snapshot) {
    RdsClient rds = at(snapshot);
    call(
        "rds:DeleteDBSnapshot",
        () -> rds.deleteDBSnapshot(it -> it.dbSnapshotIdentifier(snapshot.identifier())));
  }

  private RdsClient at(SnapshotRef ref) {
    return clients.in(ref.account(), ref.region());
  }

  private static List<SnapshotState> all(
      RdsClient rds, Consumer<DescribeDbSnapshotsRequest.Builder> which) {
    return call(
        "rds:DescribeDBSnapshots",
        () ->
            rds.describeDBSnapshotsPaginator(which).dbSnapshots().stream()
                .map(SnapshotStates::of)
                .toList());
  }

  private static SnapshotState made(String operation, Supplier<DBSnapshot> made) {
    return SnapshotStates.of(call(operation, made));
  }
}
