package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.names.TagKeys;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Snapshots of DB clusters. RDS announces no copy of one, neither its end nor its failure (Aurora
 * User Guide, "Amazon RDS event categories and event messages for Aurora"): who waits for it asks.
 */
final class ClusterSnapshots implements SnapshotGateway {
  private final RdsClients clients;

  ClusterSnapshots(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<SnapshotState> snapshot(SnapshotRef ref) {
    String viewer = SnapshotName.viewer(ref, clients);
    SnapshotName name = SnapshotName.of(ref, viewer);
    RdsClient rds = clients.in(viewer, ref.region());
    return Answers.one(
            "rds:DescribeDBClusterSnapshots",
            "DBClusterSnapshotNotFoundFault",
            () ->
                rds.describeDBClusterSnapshots(
                        it ->
                            it.dbClusterSnapshotIdentifier(name.inCall()).snapshotType(name.type()))
                    .dbClusterSnapshots())
        .map(SnapshotStates::of);
  }

  @Override
  public List<SnapshotState> snapshotsOf(DatabaseRef database) {
    return all(
        clients.in(database.account(), database.region()),
        it -> it.dbClusterIdentifier(database.identifier()));
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
        "rds:CreateDBClusterSnapshot",
        () ->
            rds.createDBClusterSnapshot(
                    it ->
                        it.dbClusterIdentifier(database.identifier())
                            .dbClusterSnapshotIdentifier(identifier)
                            .tags(RdsTags.list(tags)))
                .dbClusterSnapshot());
  }

  /** The copy is told by a tag how old its data are: RDS would show the time of the copy only. */
  @Override
  public SnapshotState copySnapshot(CopyRequest request) {
    SnapshotRef target = request.target();
    RdsClient rds = at(target);
    SnapshotName name = SnapshotName.of(request.source(), target.account());
    List<Tag> tags = RdsTags.list(dated(request));
    return made(
        "rds:CopyDBClusterSnapshot",
        () ->
            rds.copyDBClusterSnapshot(
                    it ->
                        it.sourceDBClusterSnapshotIdentifier(name.inCopyTo(target))
                            .targetDBClusterSnapshotIdentifier(target.identifier())
                            .sourceRegion(name.signedForCopyTo(target))
                            .kmsKeyId(request.kmsKey().orElse(null))
                            .tags(tags))
                .dbClusterSnapshot());
  }

  @Override
  public List<String> sharedWith(SnapshotRef snapshot) {
    RdsClient rds = at(snapshot);
    return call(
        "rds:DescribeDBClusterSnapshotAttributes",
        () ->
            rds
                .describeDBClusterSnapshotAttributes(
                    it -> it.dbClusterSnapshotIdentifier(snapshot.identifier()))
                .dbClusterSnapshotAttributesResult()
                .dbClusterSnapshotAttributes()
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
        "rds:ModifyDBClusterSnapshotAttribute",
        () ->
            rds.modifyDBClusterSnapshotAttribute(
                it ->
                    it.dbClusterSnapshotIdentifier(snapshot.identifier())
                        .attributeName(SnapshotName.RESTORE)
                        .valuesToAdd(added)
                        .valuesToRemove(removed)));
  }

  @Override
  public void deleteSnapshot(SnapshotRef snapshot) {
    RdsClient rds = at(snapshot);
    call(
        "rds:DeleteDBClusterSnapshot",
        () ->
            rds.deleteDBClusterSnapshot(
                it -> it.dbClusterSnapshotIdentifier(snapshot.identifier())));
  }

  private Map<String, String> dated(CopyRequest request) {
    Map<String, String> dated = new LinkedHashMap<>(request.tags());
    snapshot(request.source())
        .flatMap(SnapshotState::facts)
        .ifPresent(facts -> dated.put(TagKeys.DATA_AS_OF, facts.dataAsOf().toString()));
    return dated;
  }

  private RdsClient at(SnapshotRef ref) {
    return clients.in(ref.account(), ref.region());
  }

  private static List<SnapshotState> all(
      RdsClient rds, Consumer<DescribeDbClusterSnapshotsRequest.Builder> which) {
    return call(
        "rds:DescribeDBClusterSnapshots",
        () ->
            rds.describeDBClusterSnapshotsPaginator(which).dbClusterSnapshots().stream()
                .map(SnapshotStates::of)
                .toList());
  }

  private static SnapshotState made(String operation, Supplier<DBClusterSnapshot> made) {
    return SnapshotStates.of(call(operation, made));
  }
}
