package io.snaprelay.localaws.rds;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Filter;

/** DescribeDBInstances. */
final class DescribeInstances {

  private static final String RESOURCE_ID = "dbi-resource-id";
  private static final Map<String, Function<Instance, String>> FILTERS =
      Map.of(
          "db-instance-id",
          Instance::id,
          RESOURCE_ID,
          instance -> instance.shown().dbiResourceId(),
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
        candidates(request, rds.world().at(place))
            .filter(Filters.all(request.filters(), FILTERS))
            .sorted(Comparator.comparing(Instance::id))
            .map(Instance::shown);
    Page<DBInstance> page =
        Page.of(found, DBInstance::dbInstanceIdentifier, request.maxRecords(), request.marker());
    return DescribeDbInstancesResponse.builder()
        .dbInstances(page.items())
        .marker(page.marker())
        .build();
  }

  private static Stream<Instance> candidates(
      DescribeDbInstancesRequest request, Inventory inventory) {
    String id = request.dbInstanceIdentifier();
    if (id != null && !id.isEmpty()) {
      String name = RdsArn.looksLikeOne(id) ? RdsArn.parse(id).id() : id;
      return Stream.of(inventory.instance(name));
    }
    boolean byResource = request.filters().stream().map(Filter::name).anyMatch(RESOURCE_ID::equals);
    Stream<Instance> unnamed = byResource ? inventory.betweenNames().stream() : Stream.empty();
    return Stream.concat(inventory.instances().stream(), unnamed);
  }
}
