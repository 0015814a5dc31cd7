package io.snaprelay.settings;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.Tag;

/** Settings of DB instances. A cluster is refused by name. */
public final class InstanceSettings implements SettingsGateway {
  /** RDS makes default groups where they are needed; they need not be there before. */
  private static final String DEFAULT = "default";

  private final RdsClients clients;

  /**
   * @param clients a client per region of our account
   */
  public InstanceSettings(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<CapturedSettings> capture(DatabaseRef database, Instant at) {
    if (database.kind() != DatabaseKind.INSTANCE) {
      return Optional.empty();
    }
    RdsClient rds = in(database);
    return unlessMissing(
            () ->
                call(
                    "rds:DescribeDBInstances",
                    () ->
                        rds.describeDBInstances(
                                it -> it.dbInstanceIdentifier(database.identifier()))
                            .dbInstances()))
        .map(found -> captured(database, found, at));
  }

  private static CapturedSettings captured(DatabaseRef database, DBInstance found, Instant at) {
    Map<String, String> values = new HashMap<>();
    for (InstanceSetting setting : InstanceSetting.values()) {
      setting.of(found).ifPresent(value -> values.put(setting.settingName(), value));
    }
    Map<String, String> tags = new HashMap<>();
    for (Tag tag : found.tagList()) {
      tags.put(tag.key(), Optional.ofNullable(tag.value()).orElse(""));
    }
    return CapturedSettings.of(database, found.dbiResourceId(), at, values, tags);
  }

  @Override
  public void change(DatabaseRef database, Map<String, String> settings) {
    RdsClient rds = in(database);
    call(
        "rds:ModifyDBInstance",
        () ->
            rds.modifyDBInstance(
                it -> {
                  it.dbInstanceIdentifier(database.identifier()).applyImmediately(true);
                  InstanceChange.fill(it, settings);
                }));
  }

  @Override
  public List<String> missing(DatabaseRef there, Map<String, String> settings) {
    RdsClient rds = in(there);
    List<String> missing = new ArrayList<>();
    named(settings, InstanceSetting.SUBNET_GROUP)
        .filter(name -> subnetGroup(rds, name).isEmpty())
        .ifPresent(name -> missing.add("the DB subnet group " + name));
    named(settings, InstanceSetting.PARAMETER_GROUP)
        .filter(name -> parameterGroup(rds, name).isEmpty())
        .ifPresent(name -> missing.add("the DB parameter group " + name));
    named(settings, InstanceSetting.OPTION_GROUP)
        .filter(name -> optionGroup(rds, name).isEmpty())
        .ifPresent(name -> missing.add("the option group " + name));
    return missing;
  }

  @Override
  public Optional<String> vpc(DatabaseRef there, String subnetGroup) {
    return subnetGroup(in(there), subnetGroup).map(DBSubnetGroup::vpcId);
  }

  private static Optional<String> named(Map<String, String> settings, InstanceSetting setting) {
    return Optional.ofNullable(settings.get(setting.settingName()))
        .filter(name -> !name.startsWith(DEFAULT));
  }

  private static Optional<DBSubnetGroup> subnetGroup(RdsClient rds, String name) {
    return unlessMissing(
        () ->
            call(
                "rds:DescribeDBSubnetGroups",
                () ->
                    rds.describeDBSubnetGroups(it -> it.dbSubnetGroupName(name)).dbSubnetGroups()));
  }

  private static Optional<?> parameterGroup(RdsClient rds, String name) {
    return unlessMissing(
        () ->
            call(
                "rds:DescribeDBParameterGroups",
                () ->
                    rds.describeDBParameterGroups(it -> it.dbParameterGroupName(name))
                        .dbParameterGroups()));
  }

  private static Optional<?> optionGroup(RdsClient rds, String name) {
    return unlessMissing(
        () ->
            call(
                "rds:DescribeOptionGroups",
                () -> rds.describeOptionGroups(it -> it.optionGroupName(name)).optionGroupsList()));
  }

  private static <T> Optional<T> unlessMissing(Supplier<List<T>> describe) {
    try {
      return describe.get().stream().findFirst();
    } catch (AwsFailure e) {
      if (e.kind() == AwsFailure.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private RdsClient in(DatabaseRef ref) {
    if (ref.kind() != DatabaseKind.INSTANCE) {
      throw new AwsFailure(
          AwsFailure.Kind.REFUSED,
          "ClustersNotSupported",
          ref.arn() + " is a DB cluster; this release captures settings of DB instances only",
          null);
    }
    return clients.in(ref.account(), ref.region());
  }
}
