package io.snaprelay.localaws.rds;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;

/** DescribeDBSnapshots and DescribeDBClusterSnapshots. */
final class DescribeSnapshots {

  private static final Map<String, Function<Snapshot, String>> FILTERS =
      Map.of(
          "db-instance-id", Snapshot::databaseId,
          "db-snapshot-id", Snapshot::id,
          "dbi-resource-id", Snapshot::databaseResourceId,
          "snapshot-type", Snapshot::type,
          "engine", Snapshot::engineName);
  private static final Map<String, Function<Snapshot, String>> CLUSTER_FILTERS =
      Map.of(
          "db-cluster-id", Snapshot::databaseId,
          "db-cluster-snapshot-id", Snapshot::id,
          "snapshot-type", Snapshot::type,
          "engine", Snapshot::engineName);

  private final RdsContext rds;

  DescribeSnapshots(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        DescribeDbSnapshotsRequest.class,
        Set.of(
            "DBInstanceIdentifier",
            "DBSnapshotIdentifier",
            "DbiResourceId",
            "SnapshotType",
            "IncludeShared",
            "IncludePublic",
            "Filters",
            "MaxRecords",
            "Marker"),
        this::describe);
    handlers.on(
        DescribeDbClusterSnapshotsRequest.class,
        Set.of(
            "DBClusterIdentifier",
            "DBClusterSnapshotIdentifier",
            "DbClusterResourceId",
            "SnapshotType",
            "IncludeShared",
            "IncludePublic",
            "Filters",
            "MaxRecords",
            "Marker"),
        this::describeOfClusters);
  }

  private DescribeDbSnapshotsResponse describe(DescribeDbSnapshotsRequest request, Place place) {
    SnapshotQuery query =
        new SnapshotQuery(
            request.dbSnapshotIdentifier(),
            request.dbInstanceIdentifier(),
            request.dbiResourceId(),
            request.snapshotType(),
            Boolean.TRUE.equals(request.includeShared()),
            Boolean.TRUE.equals(request.includePublic()),
            request.filters());
    Page<InstanceSnapshot> page =
        page(
            query,
            SnapshotKind.OF_INSTANCES,
            place,
            FILTERS,
            request.maxRecords(),
            request.marker());
    return DescribeDbSnapshotsResponse.builder()
        .dbSnapshots(page.items().stream().map(it -> it.shownTo(place)).toList())
        .marker(page.marker())
        .build();
  }

  private DescribeDbClusterSnapshotsResponse describeOfClusters(
      DescribeDbClusterSnapshotsRequest request, Place place) {
    SnapshotQuery query =
        new SnapshotQuery(
            request.dbClusterSnapshotIdentifier(),
            request.dbClusterIdentifier(),
            request.dbClusterResourceId(),
            request.snapshotType(),
            Boolean.TRUE.equals(request.includeShared()),
            Boolean.TRUE.equals(request.includePublic()),
            request.filters());
    Page<ClusterSnapshot> page =
        page(
            query,
            SnapshotKind.OF_CLUSTERS,
            place,
            CLUSTER_FILTERS,
            request.maxRecords(),
            request.marker());
    return DescribeDbClusterSnapshotsResponse.builder()
        .dbClusterSnapshots(page.items().stream().map(it -> it.shownTo(place)).toList())
        .marker(page.marker())
        .build();
  }

  private <S extends Snapshot> Page<S> page(
      SnapshotQuery query,
      SnapshotKind<S> kind,
      Place place,
      Map<String, Function<Snapshot, String>> filters,
      Integer maxRecords,
      String marker) {
    Page<S> page =
        Page.of(query.answer(rds.world(), kind, place, filters), Snapshot::arn, maxRecords, marker);
    query.mustHaveFound(kind, page);
    return page;
  }
}
