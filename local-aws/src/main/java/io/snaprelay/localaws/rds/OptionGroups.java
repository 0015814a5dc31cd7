package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.CreateOptionGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateOptionGroupResponse;
import software.amazon.awssdk.services.rds.model.DeleteOptionGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteOptionGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeOptionGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeOptionGroupsResponse;
import software.amazon.awssdk.services.rds.model.OptionGroup;

/** Option groups: Create, Describe, Delete. PostgreSQL has no options, so they stay empty. */
final class OptionGroups {

  private final RdsContext rds;

  OptionGroups(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        CreateOptionGroupRequest.class,
        Set.of(
            "OptionGroupName",
            "EngineName",
            "MajorEngineVersion",
            "OptionGroupDescription",
            "Tags"),
        this::create);
    handlers.on(
        DescribeOptionGroupsRequest.class,
        Set.of("OptionGroupName", "MaxRecords", "Marker"),
        this::describe);
    handlers.on(DeleteOptionGroupRequest.class, Set.of("OptionGroupName"), this::delete);
  }

  private CreateOptionGroupResponse create(CreateOptionGroupRequest request, Place place) {
    String name = Identifiers.group("OptionGroupName", request.optionGroupName());
    Inventory inventory = rds.world().at(place);
    if (inventory.optionGroups().containsKey(name)) {
      throw RdsError.OPTION_GROUP_ALREADY_EXISTS.because("Option group %s already exists", name);
    }
    Engine engine = Engine.named(Required.member("EngineName", request.engineName()));
    OptionGroup group =
        OptionGroup.builder()
            .optionGroupName(name)
            .optionGroupArn(place.arn("og", name))
            .optionGroupDescription(
                Required.member("OptionGroupDescription", request.optionGroupDescription()))
            .engineName(engine.wireName())
            .majorEngineVersion(Required.member("MajorEngineVersion", request.majorEngineVersion()))
            .allowsVpcAndNonVpcInstanceMemberships(true)
            .build();
    inventory.optionGroups().put(name, new Tagged<>(group, Tags.checked(request.tags())));
    return CreateOptionGroupResponse.builder().optionGroup(group).build();
  }

  private DescribeOptionGroupsResponse describe(DescribeOptionGroupsRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    Stream<OptionGroup> groups =
        request.optionGroupName() == null
            ? inventory.optionGroups().values().stream().map(Tagged::group)
            : Stream.of(found(inventory, request.optionGroupName()));
    Page<OptionGroup> page =
        Page.of(groups, OptionGroup::optionGroupName, request.maxRecords(), request.marker());
    return DescribeOptionGroupsResponse.builder()
        .optionGroupsList(page.items())
        .marker(page.marker())
        .build();
  }

  private DeleteOptionGroupResponse delete(DeleteOptionGroupRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    String name = Required.member("OptionGroupName", request.optionGroupName());
    found(inventory, name);
    boolean used =
        inventory.instances().all().stream()
            .anyMatch(
                it -> it.shown().optionGroupMemberships().get(0).optionGroupName().equals(name));
    if (used) {
      throw RdsError.INVALID_OPTION_GROUP_STATE.because(
          "The option group %s is still used by an instance", name);
    }
    inventory.optionGroups().remove(name);
    return DeleteOptionGroupResponse.builder().build();
  }

  private static OptionGroup found(Inventory inventory, String name) {
    return Groups.found(inventory.optionGroups(), name, RdsError.OPTION_GROUP_NOT_FOUND);
  }
}
