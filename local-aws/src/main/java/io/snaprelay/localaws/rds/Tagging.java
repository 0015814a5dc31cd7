package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/** AddTagsToResource, RemoveTagsFromResource, ListTagsForResource. */
final class Tagging {

  private final RdsContext rds;

  Tagging(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(AddTagsToResourceRequest.class, Set.of("ResourceName", "Tags"), this::add);
    handlers.on(
        RemoveTagsFromResourceRequest.class, Set.of("ResourceName", "TagKeys"), this::remove);
    handlers.on(ListTagsForResourceRequest.class, Set.of("ResourceName"), this::list);
  }

  private AddTagsToResourceResponse add(AddTagsToResourceRequest request, Place place) {
    change(place, request.resourceName(), before -> Tags.added(before, request.tags()));
    return AddTagsToResourceResponse.builder().build();
  }

  private RemoveTagsFromResourceResponse remove(
      RemoveTagsFromResourceRequest request, Place place) {
    change(place, request.resourceName(), before -> Tags.removed(before, request.tagKeys()));
    return RemoveTagsFromResourceResponse.builder().build();
  }

  private ListTagsForResourceResponse list(ListTagsForResourceRequest request, Place place) {
    List<Tag> tags = change(place, request.resourceName(), before -> before);
    return ListTagsForResourceResponse.builder().tagList(tags).build();
  }

  private List<Tag> change(Place place, String name, UnaryOperator<List<Tag>> change) {
    RdsArn arn = RdsArn.parse(Required.member("ResourceName", name));
    if (!arn.place().equals(place)) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "The resource %s is not in account %s and region %s",
          name, place.account(), place.region());
    }
    Inventory inventory = rds.world().at(place);
    return switch (arn.type()) {
      case "db" -> resource(inventory.instances().get(arn.id()), change);
      case "cluster" -> resource(inventory.clusters().get(arn.id()), change);
      case "snapshot", "cluster-snapshot" -> resource(rds.world().ownSnapshot(place, name), change);
      case "cluster-pg" ->
          group(
              inventory.clusterParameterGroups(),
              arn,
              RdsError.DB_PARAMETER_GROUP_NOT_FOUND,
              change);
      case "subgrp" ->
          group(inventory.subnetGroups(), arn, RdsError.DB_SUBNET_GROUP_NOT_FOUND, change);
      case "pg" ->
          group(inventory.parameterGroups(), arn, RdsError.DB_PARAMETER_GROUP_NOT_FOUND, change);
      case "og" -> group(inventory.optionGroups(), arn, RdsError.OPTION_GROUP_NOT_FOUND, change);
      default -> throw RdsError.INVALID_PARAMETER_VALUE.because("Invalid resource name: %s", name);
    };
  }

  private static List<Tag> resource(RdsResource resource, UnaryOperator<List<Tag>> change) {
    resource.tag(change.apply(resource.tags()));
    return resource.tags();
  }

  private static <T> List<Tag> group(
      Map<String, Tagged<T>> groups,
      RdsArn arn,
      RdsError missing,
      UnaryOperator<List<Tag>> change) {
    Groups.found(groups, arn.id(), missing);
    Tagged<T> group = groups.get(arn.id());
    group.tag(change.apply(group.tags()));
    return group.tags();
  }
}
