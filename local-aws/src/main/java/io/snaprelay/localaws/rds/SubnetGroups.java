package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.AvailabilityZone;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupResponse;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.DeleteDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSubnetGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsResponse;
import software.amazon.awssdk.services.rds.model.Subnet;

/**
 * DB subnet groups: Create, Describe, Delete. There is no network here, so subnets are known by
 * their ids only, and each is said to lie in an availability zone of its own.
 */
final class SubnetGroups {

  private static final int FEWEST_SUBNETS = 2;

  private final RdsContext rds;

  SubnetGroups(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        CreateDbSubnetGroupRequest.class,
        Set.of("DBSubnetGroupName", "DBSubnetGroupDescription", "SubnetIds", "Tags"),
        this::create);
    handlers.on(
        DescribeDbSubnetGroupsRequest.class,
        Set.of("DBSubnetGroupName", "MaxRecords", "Marker"),
        this::describe);
    handlers.on(DeleteDbSubnetGroupRequest.class, Set.of("DBSubnetGroupName"), this::delete);
  }

  private CreateDbSubnetGroupResponse create(CreateDbSubnetGroupRequest request, Place place) {
    String name = Identifiers.group("DBSubnetGroupName", request.dbSubnetGroupName());
    Inventory inventory = rds.world().at(place);
    if (inventory.subnetGroups().containsKey(name) || name.equals(Groups.DEFAULT_SUBNET_GROUP)) {
      throw RdsError.DB_SUBNET_GROUP_ALREADY_EXISTS.because(
          "The DB subnet group '%s' already exists.", name);
    }
    if (request.subnetIds().stream().distinct().count() < FEWEST_SUBNETS) {
      throw RdsError.DB_SUBNET_GROUP_COVERS_TOO_FEW_AZS.because(
          "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement: at least"
              + " two subnets in two AZs are needed");
    }
    DBSubnetGroup group =
        DBSubnetGroup.builder()
            .dbSubnetGroupName(name)
            .dbSubnetGroupDescription(
                Required.member("DBSubnetGroupDescription", request.dbSubnetGroupDescription()))
            .dbSubnetGroupArn(place.arn("subgrp", name))
            .vpcId(Groups.DEFAULT_VPC)
            .subnetGroupStatus("Complete")
            .subnets(subnets(request.subnetIds(), place))
            .build();
    inventory.subnetGroups().put(name, new Tagged<>(group, Tags.checked(request.tags())));
    return CreateDbSubnetGroupResponse.builder().dbSubnetGroup(group).build();
  }

  private static List<Subnet> subnets(List<String> ids, Place place) {
    List<Subnet> subnets = new ArrayList<>();
    for (String id : ids.stream().distinct().toList()) {
      String zone = place.region() + (char) ('a' + subnets.size() % 3);
      subnets.add(
          Subnet.builder()
              .subnetIdentifier(id)
              .subnetStatus("Active")
              .subnetAvailabilityZone(AvailabilityZone.builder().name(zone).build())
              .build());
    }
    return subnets;
  }

  private DescribeDbSubnetGroupsResponse describe(
      DescribeDbSubnetGroupsRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    Stream<DBSubnetGroup> groups =
        request.dbSubnetGroupName() == null
            ? inventory.subnetGroups().values().stream().map(Tagged::group)
            : Stream.of(Groups.subnetGroup(inventory, request.dbSubnetGroupName()));
    Page<DBSubnetGroup> page =
        Page.of(groups, DBSubnetGroup::dbSubnetGroupName, request.maxRecords(), request.marker());
    return DescribeDbSubnetGroupsResponse.builder()
        .dbSubnetGroups(page.items())
        .marker(page.marker())
        .build();
  }

  private DeleteDbSubnetGroupResponse delete(DeleteDbSubnetGroupRequest request, Place place) {
    String name = Required.member("DBSubnetGroupName", request.dbSubnetGroupName());
    Inventory inventory = rds.world().at(place);
    Groups.found(inventory.subnetGroups(), name, RdsError.DB_SUBNET_GROUP_NOT_FOUND);
    boolean used =
        inventory.instances().all().stream()
            .anyMatch(it -> it.shown().dbSubnetGroup().dbSubnetGroupName().equals(name));
    if (used) {
      throw RdsError.INVALID_DB_SUBNET_GROUP_STATE.because(
          "Cannot delete the subnet group '%s' because at least one database instance is still"
              + " using it.",
          name);
    }
    inventory.subnetGroups().remove(name);
    return DeleteDbSubnetGroupResponse.builder().build();
  }
}
