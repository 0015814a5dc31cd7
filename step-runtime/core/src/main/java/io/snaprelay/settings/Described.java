package io.snaprelay.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceAutomatedBackupsReplication;
import software.amazon.awssdk.services.rds.model.DBInstanceRole;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DomainMembership;
import software.amazon.awssdk.services.rds.model.OptionGroupMembership;
import software.amazon.awssdk.services.rds.model.ProcessorFeature;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** What RDS describes in parts, as one value. */
final class Described {
  private static final String STOPPED = "stopped";

  private Described() {}

  /** Lists are sorted, so that an order of RDS's choice is no difference; empty ones are none. */
  static Optional<String> text(Object value) {
    if (value instanceof Collection<?> list) {
      String joined = list.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
      return Optional.of(joined).filter(text -> !text.isEmpty());
    }
    return Optional.ofNullable(value).map(Object::toString);
  }

  static String subnetGroup(DBInstance db) {
    return db.dbSubnetGroup() == null ? null : db.dbSubnetGroup().dbSubnetGroupName();
  }

  static List<String> securityGroups(DBInstance db) {
    return each(db.vpcSecurityGroups(), VpcSecurityGroupMembership::vpcSecurityGroupId);
  }

  static List<String> parameterGroup(DBInstance db) {
    return each(db.dbParameterGroups(), DBParameterGroupStatus::dbParameterGroupName);
  }

  static List<String> optionGroup(DBInstance db) {
    return each(db.optionGroupMemberships(), OptionGroupMembership::optionGroupName);
  }

  static List<String> processorFeatures(DBInstance db) {
    Function<ProcessorFeature, String> words = it -> it.name() + "=" + it.value();
    return each(db.processorFeatures(), words);
  }

  static List<String> replicas(DBInstance db) {
    return db.readReplicaDBInstanceIdentifiers();
  }

  static List<String> roles(DBInstance db) {
    Function<DBInstanceRole, String> words = it -> it.featureName() + "=" + it.roleArn();
    return each(db.associatedRoles(), words);
  }

  static List<String> domains(DBInstance db) {
    return each(db.domainMemberships(), DomainMembership::domain);
  }

  static List<String> backupReplication(DBInstance db) {
    return each(
        db.dbInstanceAutomatedBackupsReplications(),
        DBInstanceAutomatedBackupsReplication::dbInstanceAutomatedBackupsArn);
  }

  static String activityStream(DBInstance db) {
    String status = db.activityStreamStatusAsString();
    return status == null || status.equals(STOPPED) ? null : db.activityStreamModeAsString();
  }

  static Integer port(DBInstance db) {
    return db.endpoint() == null ? null : db.endpoint().port();
  }

  /** The secret's ARN is no setting: whether RDS manages the password is. */
  static Boolean managedPassword(DBInstance db) {
    return db.masterUserSecret() != null;
  }

  static Map<String, String> tags(List<Tag> list) {
    Map<String, String> tags = new HashMap<>();
    list.forEach(tag -> tags.put(tag.key(), Optional.ofNullable(tag.value()).orElse("")));
    return tags;
  }

  private static <T> List<String> each(List<T> list, Function<T, String> text) {
    return list.stream().map(text).toList();
  }
}
