package io.snaprelay.localaws.rds;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/** DescribeDBInstances. */
final class DescribeInstances {

  private static final String RESOURCE_ID = "dbi-resource-id";
  private static final Map<String, Function<Instance, String>> FILTERS =
      Map.of(
          "db-instance-id",
          Instance::id,
          RESOURCE_ID,
          Instance::resourceId,
          "db-cluster-id",
          instance -> instance.shown().dbClusterIdentifier(),
          "engine",
          instance -> instance.shown().engine());

  private final RdsContext rds;

  DescribeInstances(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        DescribeDbInstancesRequest.class,
        Set.of("DBInstanceIdentifier", "Filters", "MaxRecords", "Marker"),
        this::describe);
  }

  private DescribeDbInstancesResponse describe(DescribeDbInstancesRequest request, Place place) {
    Stream<DBInstance> found =
        rds.world()
            .at(place)
            .instances()
            .search(request.dbInstanceIdentifier(), RESOURCE_ID, request.filters())
            .filter(Filters.all(request.filters(), FILTERS))
            .map(instance -> instance.shownAt(rds.timeline().now()));
    Page<DBInstance> page =
        Page.of(found, DBInstance::dbInstanceIdentifier, request.maxRecords(), request.marker());
    return DescribeDbInstancesResponse.builder()
        .dbInstances(page.items())
        .marker(page.marker())
        .build();
  }
}
