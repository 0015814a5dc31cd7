package io.snaprelay.localaws.rds;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.OptionGroup;
import software.amazon.awssdk.services.rds.model.OptionGroupMembership;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** Finds the groups that a request names, and says which it gets when it names none. */
final class Groups {

  static final String DEFAULT_SUBNET_GROUP = "default";
  static final String DEFAULT_VPC = "vpc-default";
  static final String DEFAULT_SECURITY_GROUP = "sg-default";

  private Groups() {}

  /**
   * Groups named by a request; null or empty means the default.
   *
   * @param securityGroups ids of VPC security groups
   */
  record Wanted(
      String subnetGroup, String parameterGroup, String optionGroup, List<String> securityGroups) {}

  /** Everything is attached, as on a new instance. */
  static void attachAll(Wanted wanted, Inventory inventory, DBInstance.Builder instance) {
    DBInstance now = instance.build();
    instance.dbSubnetGroup(subnetGroup(inventory, wanted.subnetGroup()));
    instance.dbParameterGroups(
        parameterGroup(inventory, now.engine(), now.engineVersion(), wanted.parameterGroup()));
    instance.optionGroupMemberships(
        optionGroup(inventory, now.engine(), now.engineVersion(), wanted.optionGroup()));
    instance.vpcSecurityGroups(securityGroups(wanted.securityGroups()));
  }

  /** Only what is named is attached. */
  static void attachNamed(Wanted wanted, Inventory inventory, DBInstance.Builder instance) {
    DBInstance now = instance.build();
    if (wanted.parameterGroup() != null) {
      instance.dbParameterGroups(
          parameterGroup(inventory, now.engine(), now.engineVersion(), wanted.parameterGroup()));
    }
    if (wanted.optionGroup() != null) {
      instance.optionGroupMemberships(
          optionGroup(inventory, now.engine(), now.engineVersion(), wanted.optionGroup()));
    }
    if (!wanted.securityGroups().isEmpty()) {
      instance.vpcSecurityGroups(securityGroups(wanted.securityGroups()));
    }
  }

  static DBSubnetGroup subnetGroup(Inventory inventory, String name) {
    if (name == null || name.equals(DEFAULT_SUBNET_GROUP)) {
      return DBSubnetGroup.builder()
          .dbSubnetGroupName(DEFAULT_SUBNET_GROUP)
          .dbSubnetGroupDescription(DEFAULT_SUBNET_GROUP)
          .vpcId(DEFAULT_VPC)
          .subnetGroupStatus("Complete")
          .build();
    }
    return found(inventory.subnetGroups(), name, RdsError.DB_SUBNET_GROUP_NOT_FOUND);
  }

  static String defaultParameterGroup(String engine, String version) {
    return "default." + Engine.named(engine).family(version);
  }

  static String defaultOptionGroup(String engine, String version) {
    return "default:%s-%s".formatted(engine, Engine.named(engine).major(version).replace('.', '-'));
  }

  static <T> T found(Map<String, Tagged<T>> groups, String name, RdsError missing) {
    Tagged<T> group = groups.get(name);
    if (group == null) {
      throw missing.because("%s not found.", name);
    }
    return group.group();
  }

  private static DBParameterGroupStatus parameterGroup(
      Inventory inventory, String engine, String version, String wanted) {
    String standard = defaultParameterGroup(engine, version);
    String name = wanted == null ? standard : wanted;
    if (!name.equals(standard)) {
      DBParameterGroup group =
          found(inventory.parameterGroups(), name, RdsError.DB_PARAMETER_GROUP_NOT_FOUND);
      mustFit(name, group.dbParameterGroupFamily(), Engine.named(engine).family(version));
    }
    return DBParameterGroupStatus.builder()
        .dbParameterGroupName(name)
        .parameterApplyStatus("in-sync")
        .build();
  }

  private static OptionGroupMembership optionGroup(
      Inventory inventory, String engine, String version, String wanted) {
    String standard = defaultOptionGroup(engine, version);
    String name = wanted == null ? standard : wanted;
    if (!name.equals(standard)) {
      OptionGroup group = found(inventory.optionGroups(), name, RdsError.OPTION_GROUP_NOT_FOUND);
      String family = group.engineName() + group.majorEngineVersion();
      mustFit(name, family, Engine.named(engine).family(version));
    }
    return OptionGroupMembership.builder().optionGroupName(name).status("in-sync").build();
  }

  static void mustFit(String name, String family, String wanted) {
    if (!family.equals(wanted)) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because(
          "The group %s is of family %s, needed is %s", name, family, wanted);
    }
  }

  /** None means the default one. */
  static List<VpcSecurityGroupMembership> securityGroups(List<String> ids) {
    return (ids.isEmpty() ? List.of(DEFAULT_SECURITY_GROUP) : ids)
        .stream()
            .map(id -> VpcSecurityGroupMembership.builder().vpcSecurityGroupId(id).status("active"))
            .map(VpcSecurityGroupMembership.Builder::build)
            .toList();
  }
}
