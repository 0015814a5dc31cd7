package io.snaprelay.settings;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.AwsFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

/** Looks in one region for groups by name, and keeps those that RDS does not know, in words. */
final class RdsGroups {
  /** RDS makes default groups where they are needed; they need not be there before. */
  private static final String DEFAULT = "default";

  private final RdsClient rds;
  private final List<String> missing = new ArrayList<>();

  RdsGroups(RdsClient rds) {
    this.rds = rds;
  }

  RdsGroups subnets(Optional<String> name) {
    return look("the DB subnet group", name, each -> subnetGroup(rds, each));
  }

  RdsGroups parameters(Optional<String> name) {
    return look(
        "the DB parameter group",
        name,
        each ->
            unlessMissing(
                "rds:DescribeDBParameterGroups",
                () ->
                    rds.describeDBParameterGroups(it -> it.dbParameterGroupName(each))
                        .dbParameterGroups()));
  }

  RdsGroups clusterParameters(Optional<String> name) {
    return look(
        "the DB cluster parameter group",
        name,
        each ->
            unlessMissing(
                "rds:DescribeDBClusterParameterGroups",
                () ->
                    rds.describeDBClusterParameterGroups(it -> it.dbClusterParameterGroupName(each))
                        .dbClusterParameterGroups()));
  }

  RdsGroups options(Optional<String> name) {
    return look(
        "the option group",
        name,
        each ->
            unlessMissing(
                "rds:DescribeOptionGroups",
                () -> rds.describeOptionGroups(it -> it.optionGroupName(each)).optionGroupsList()));
  }

  List<String> missing() {
    return List.copyOf(missing);
  }

  private interface Look {
    Optional<?> at(String name);
  }

  private RdsGroups look(String what, Optional<String> name, Look look) {
    name.filter(each -> !each.startsWith(DEFAULT))
        .filter(each -> look.at(each).isEmpty())
        .ifPresent(each -> missing.add(what + " " + each));
    return this;
  }

  static Optional<DBSubnetGroup> subnetGroup(RdsClient rds, String name) {
    return unlessMissing(
        "rds:DescribeDBSubnetGroups",
        () -> rds.describeDBSubnetGroups(it -> it.dbSubnetGroupName(name)).dbSubnetGroups());
  }

  /** The one thing that a Describe names; a name that RDS does not know is an answer here. */
  static <T> Optional<T> unlessMissing(String operation, Supplier<List<T>> describe) {
    try {
      return call(operation, describe).stream().findFirst();
    } catch (AwsFailure e) {
      if (e.kind() == AwsFailure.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
