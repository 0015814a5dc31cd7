package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupResponse;

/**
 * DB cluster parameter groups: Create, Describe, Modify, Delete. As with DB parameter groups the
 * one parameter that has an effect is {@code rds.force_ssl}, from the server's next start on.
 */
final class ClusterParameterGroups {

  private final RdsContext rds;

  ClusterParameterGroups(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        CreateDbClusterParameterGroupRequest.class,
        Set.of("DBClusterParameterGroupName", "DBParameterGroupFamily", "Description", "Tags"),
        this::create);
    handlers.on(
        DescribeDbClusterParameterGroupsRequest.class,
        Set.of("DBClusterParameterGroupName", "MaxRecords", "Marker"),
        this::describe);
    handlers.on(
        ModifyDbClusterParameterGroupRequest.class,
        Set.of("DBClusterParameterGroupName", "Parameters"),
        this::modify);
    handlers.on(
        DeleteDbClusterParameterGroupRequest.class,
        Set.of("DBClusterParameterGroupName"),
        this::delete);
  }

  /** How the cluster's server is to be started. */
  static Mode mode(Inventory inventory, DBCluster cluster) {
    Engine engine = Engine.named(cluster.engine());
    boolean tlsOnly =
        inventory
            .forcedTls(DatabaseKind.CLUSTER, cluster.dbClusterParameterGroup())
            .orElseGet(() -> engine.forcesTlsByDefault(cluster.engineVersion()));
    return new Mode(tlsOnly, false);
  }

  private CreateDbClusterParameterGroupResponse create(
      CreateDbClusterParameterGroupRequest request, Place place) {
    String name =
        Identifiers.group("DBClusterParameterGroupName", request.dbClusterParameterGroupName());
    Inventory inventory = rds.world().at(place);
    if (inventory.clusterParameterGroups().containsKey(name)) {
      throw RdsError.DB_PARAMETER_GROUP_ALREADY_EXISTS.because(
          "Parameter group %s already exists", name);
    }
    String family = Required.member("DBParameterGroupFamily", request.dbParameterGroupFamily());
    rds.engines().ofFamily(family);
    DBClusterParameterGroup group =
        DBClusterParameterGroup.builder()
            .dbClusterParameterGroupName(name)
            .dbParameterGroupFamily(family)
            .dbClusterParameterGroupArn(place.arn("cluster-pg", name))
            .description(Required.member("Description", request.description()))
            .build();
    inventory.clusterParameterGroups().put(name, new Tagged<>(group, Tags.checked(request.tags())));
    return CreateDbClusterParameterGroupResponse.builder().dbClusterParameterGroup(group).build();
  }

  private DescribeDbClusterParameterGroupsResponse describe(
      DescribeDbClusterParameterGroupsRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    String name = request.dbClusterParameterGroupName();
    Stream<DBClusterParameterGroup> groups =
        name == null
            ? inventory.clusterParameterGroups().values().stream().map(Tagged::group)
            : Stream.of(found(inventory, name));
    Page<DBClusterParameterGroup> page =
        Page.of(
            groups,
            DBClusterParameterGroup::dbClusterParameterGroupName,
            request.maxRecords(),
            request.marker());
    return DescribeDbClusterParameterGroupsResponse.builder()
        .dbClusterParameterGroups(page.items())
        .marker(page.marker())
        .build();
  }

  private ModifyDbClusterParameterGroupResponse modify(
      ModifyDbClusterParameterGroupRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    String name =
        Required.member("DBClusterParameterGroupName", request.dbClusterParameterGroupName());
    Engine engine = rds.engines().ofFamily(found(inventory, name).dbParameterGroupFamily());
    boolean forced = ParameterGroups.forcesTls(engine, request.parameters());
    inventory.forceTls(DatabaseKind.CLUSTER, name, forced);
    return ModifyDbClusterParameterGroupResponse.builder()
        .dbClusterParameterGroupName(name)
        .build();
  }

  private DeleteDbClusterParameterGroupResponse delete(
      DeleteDbClusterParameterGroupRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    String name =
        Required.member("DBClusterParameterGroupName", request.dbClusterParameterGroupName());
    found(inventory, name);
    if (inventory.clusters().all().stream()
        .anyMatch(cluster -> cluster.shown().dbClusterParameterGroup().equals(name))) {
      throw RdsError.INVALID_DB_PARAMETER_GROUP_STATE.because(
          "One or more database clusters still use this parameter group %s", name);
    }
    inventory.clusterParameterGroups().remove(name);
    return DeleteDbClusterParameterGroupResponse.builder().build();
  }

  private static DBClusterParameterGroup found(Inventory inventory, String name) {
    return Groups.found(
        inventory.clusterParameterGroups(), name, RdsError.DB_PARAMETER_GROUP_NOT_FOUND);
  }
}
