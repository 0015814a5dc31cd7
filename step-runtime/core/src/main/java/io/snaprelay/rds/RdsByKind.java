package io.snaprelay.rds;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * RDS itself: sends each call to where databases of its kind are looked after. Nobody else asks for
 * the kind.
 */
public final class RdsByKind implements RdsGateway {
  private final DatabaseGateway instances;
  private final DatabaseGateway clusters;
  private final SnapshotGateway instanceSnapshots;
  private final SnapshotGateway clusterSnapshots;
  private final ExportTasks exports;

  /**
   * @param clients a client per region of our account
   */
  public RdsByKind(RdsClients clients) {
    this.instances = new InstanceDatabases(clients);
    this.clusters = new ClusterDatabases(clients);
    this.instanceSnapshots = new InstanceSnapshots(clients);
    this.clusterSnapshots = new ClusterSnapshots(clients);
    this.exports = new ExportTasks(clients);
  }

  @Override
  public Optional<DatabaseState> database(DatabaseRef ref) {
    return databases(ref.kind()).database(ref);
  }

  @Override
  public List<DatabaseState> databases(String account, String region) {
    return ofEither(this::databases, each -> each.databases(account, region));
  }

  @Override
  public Optional<RestorableBackups> backups(DatabaseRef ref) {
    return databases(ref.kind()).backups(ref);
  }

  @Override
  public DatabaseState restore(RestoreRequest request) {
    return databases(request.target().kind()).restore(request);
  }

  @Override
  public DatabaseState addMember(MemberRequest request) {
    return databases(request.cluster().ref().kind()).addMember(request);
  }

  @Override
  public void manageMasterPassword(DatabaseRef database) {
    databases(database.kind()).manageMasterPassword(database);
  }

  @Override
  public void deleteDatabase(DatabaseRef database) {
    Deletions.make(
        database.kind() == DatabaseKind.CLUSTER ? "DBClusterNotFoundFault" : "DBInstanceNotFound",
        () -> database(database),
        () -> databases(database.kind()).deleteDatabase(database));
  }

  @Override
  public Optional<SnapshotState> snapshot(SnapshotRef ref) {
    return snapshots(ref.kind()).snapshot(ref);
  }

  @Override
  public List<SnapshotState> snapshotsOf(DatabaseRef database) {
    return snapshots(database.kind()).snapshotsOf(database);
  }

  @Override
  public List<SnapshotState> manualSnapshots(String account, String region) {
    return ofEither(this::snapshots, each -> each.manualSnapshots(account, region));
  }

  @Override
  public SnapshotState createSnapshot(
      DatabaseRef database, String identifier, Map<String, String> tags) {
    return snapshots(database.kind()).createSnapshot(database, identifier, tags);
  }

  @Override
  public SnapshotState copySnapshot(CopyRequest request) {
    return snapshots(request.target().kind()).copySnapshot(request);
  }

  @Override
  public List<String> sharedWith(SnapshotRef snapshot) {
    return snapshots(snapshot.kind()).sharedWith(snapshot);
  }

  @Override
  public void share(SnapshotRef snapshot, List<String> added, List<String> removed) {
    snapshots(snapshot.kind()).share(snapshot, added, removed);
  }

  @Override
  public void deleteSnapshot(SnapshotRef snapshot) {
    Deletions.make(
        snapshot.kind() == DatabaseKind.CLUSTER
            ? "DBClusterSnapshotNotFoundFault"
            : "DBSnapshotNotFound",
        () -> snapshot(snapshot),
        () -> snapshots(snapshot.kind()).deleteSnapshot(snapshot));
  }

  @Override
  public void startExport(ExportRequest request) {
    exports.start(request);
  }

  @Override
  public Optional<ExportState> export(SnapshotRef snapshot, String identifier) {
    return exports.find(snapshot, identifier);
  }

  private DatabaseGateway databases(DatabaseKind kind) {
    return kind == DatabaseKind.CLUSTER ? clusters : instances;
  }

  private SnapshotGateway snapshots(DatabaseKind kind) {
    return kind == DatabaseKind.CLUSTER ? clusterSnapshots : instanceSnapshots;
  }

  /**
   * Lists know no clusters yet: nothing selects them, or expires them, before all steps do them.
   */
  private static <G, T> List<T> ofEither(
      Function<DatabaseKind, G> gateways, Function<G, List<T>> ask) {
    return Stream.of(DatabaseKind.values()).map(gateways).map(ask).flatMap(List::stream).toList();
  }
}
