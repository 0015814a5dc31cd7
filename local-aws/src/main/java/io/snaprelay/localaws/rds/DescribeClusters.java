package io.snaprelay.localaws.rds;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;

/** DescribeDBClusters. */
final class DescribeClusters {

  private static final String RESOURCE_ID = "db-cluster-resource-id";
  private static final Map<String, Function<Cluster, String>> FILTERS =
      Map.of(
          "db-cluster-id",
          Cluster::id,
          RESOURCE_ID,
          Cluster::resourceId,
          "engine",
          cluster -> cluster.shown().engine());

  private final RdsContext rds;

  DescribeClusters(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        DescribeDbClustersRequest.class,
        Set.of("DBClusterIdentifier", "Filters", "MaxRecords", "Marker"),
        this::describe);
  }

  private DescribeDbClustersResponse describe(DescribeDbClustersRequest request, Place place) {
    Stream<Cluster> found =
        rds.world()
            .at(place)
            .clusters()
            .search(request.dbClusterIdentifier(), RESOURCE_ID, request.filters())
            .filter(Filters.all(request.filters(), FILTERS));
    Page<Cluster> page = Page.of(found, Cluster::id, request.maxRecords(), request.marker());
    return DescribeDbClustersResponse.builder()
        .dbClusters(
            page.items().stream().map(cluster -> cluster.shownAt(rds.timeline().now())).toList())
        .marker(page.marker())
        .build();
  }
}
