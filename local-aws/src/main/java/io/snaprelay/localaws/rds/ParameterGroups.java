package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.wire.Required;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.Parameter;

/**
 * DB parameter groups: Create, Describe, Modify, Delete. The one parameter that has an effect is
 * the one that forces TLS ({@code rds.force_ssl}, {@code require_secure_transport}), from an
 * instance's next start on; setting any other is refused.
 */
final class ParameterGroups {

  private final RdsContext rds;

  ParameterGroups(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        CreateDbParameterGroupRequest.class,
        Set.of("DBParameterGroupName", "DBParameterGroupFamily", "Description", "Tags"),
        this::create);
    handlers.on(
        DescribeDbParameterGroupsRequest.class,
        Set.of("DBParameterGroupName", "MaxRecords", "Marker"),
        this::describe);
    handlers.on(
        ModifyDbParameterGroupRequest.class,
        Set.of("DBParameterGroupName", "Parameters"),
        this::modify);
    handlers.on(DeleteDbParameterGroupRequest.class, Set.of("DBParameterGroupName"), this::delete);
  }

  /**
   * How the instance's server is to be started: TLS is forced if its group or else the default of
   * its version says so; there is a binary log where there are automated backups (RDS User Guide,
   * "Configuring MariaDB binary logging").
   */
  static Mode mode(Inventory inventory, DBInstance instance) {
    Engine engine = Engine.named(instance.engine());
    String group = instance.dbParameterGroups().get(0).dbParameterGroupName();
    boolean tlsOnly =
        inventory
            .forcedTls(DatabaseKind.INSTANCE, group)
            .orElseGet(() -> engine.forcesTlsByDefault(instance.engineVersion()));
    return new Mode(tlsOnly, instance.backupRetentionPeriod() > 0);
  }

  private CreateDbParameterGroupResponse create(
      CreateDbParameterGroupRequest request, Place place) {
    String name = Identifiers.group("DBParameterGroupName", request.dbParameterGroupName());
    Inventory inventory = rds.world().at(place);
    if (inventory.parameterGroups().containsKey(name)) {
      throw RdsError.DB_PARAMETER_GROUP_ALREADY_EXISTS.because(
          "Parameter group %s already exists", name);
    }
    String family = Required.member("DBParameterGroupFamily", request.dbParameterGroupFamily());
    rds.engines().ofFamily(family);
    DBParameterGroup group =
        DBParameterGroup.builder()
            .dbParameterGroupName(name)
            .dbParameterGroupFamily(family)
            .dbParameterGroupArn(place.arn("pg", name))
            .description(Required.member("Description", request.description()))
            .build();
    inventory.parameterGroups().put(name, new Tagged<>(group, Tags.checked(request.tags())));
    return CreateDbParameterGroupResponse.builder().dbParameterGroup(group).build();
  }

  private DescribeDbParameterGroupsResponse describe(
      DescribeDbParameterGroupsRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    String name = request.dbParameterGroupName();
    Stream<DBParameterGroup> groups =
        name == null
            ? inventory.parameterGroups().values().stream().map(Tagged::group)
            : Stream.of(found(inventory, name));
    Page<DBParameterGroup> page =
        Page.of(
            groups, DBParameterGroup::dbParameterGroupName, request.maxRecords(), request.marker());
    return DescribeDbParameterGroupsResponse.builder()
        .dbParameterGroups(page.items())
        .marker(page.marker())
        .build();
  }

  private ModifyDbParameterGroupResponse modify(
      ModifyDbParameterGroupRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    String name = Required.member("DBParameterGroupName", request.dbParameterGroupName());
    Engine engine = rds.engines().ofFamily(found(inventory, name).dbParameterGroupFamily());
    inventory.forceTls(DatabaseKind.INSTANCE, name, forcesTls(engine, request.parameters()));
    return ModifyDbParameterGroupResponse.builder().dbParameterGroupName(name).build();
  }

  /** What the parameters, of which only one has an effect, say of connections without TLS. */
  static boolean forcesTls(Engine engine, List<Parameter> parameters) {
    parameters.forEach(parameter -> mustBeEffective(parameter, engine.tlsParameter()));
    return parameters.stream().allMatch(parameter -> parameter.parameterValue().equals("1"));
  }

  private static void mustBeEffective(Parameter parameter, String effective) {
    boolean known =
        effective.equals(parameter.parameterName())
            && Set.of("0", "1").contains(String.valueOf(parameter.parameterValue()));
    if (!known) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "local-aws implements the parameter %s (0 or 1) only, not %s=%s",
          effective, parameter.parameterName(), parameter.parameterValue());
    }
  }

  private DeleteDbParameterGroupResponse delete(
      DeleteDbParameterGroupRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    String name = Required.member("DBParameterGroupName", request.dbParameterGroupName());
    found(inventory, name);
    boolean used =
        inventory.instances().all().stream()
            .anyMatch(
                it -> it.shown().dbParameterGroups().get(0).dbParameterGroupName().equals(name));
    if (used) {
      throw RdsError.INVALID_DB_PARAMETER_GROUP_STATE.because(
          "One or more database instances are still members of this parameter group %s", name);
    }
    inventory.parameterGroups().remove(name);
    return DeleteDbParameterGroupResponse.builder().build();
  }

  private static DBParameterGroup found(Inventory inventory, String name) {
    return Groups.found(inventory.parameterGroups(), name, RdsError.DB_PARAMETER_GROUP_NOT_FOUND);
  }
}
