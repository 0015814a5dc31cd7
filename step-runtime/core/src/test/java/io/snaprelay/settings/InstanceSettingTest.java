package io.snaprelay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

class InstanceSettingTest {
  /** Who and where it is, and what it is doing: nothing that one could want of another instance. */
  private static final Set<String> NO_SETTING =
      Set.of(
          "DBInstanceIdentifier",
          "DBInstanceArn",
          "DbiResourceId",
          "DBInstanceStatus",
          "InstanceCreateTime",
          "LatestRestorableTime",
          "PendingModifiedValues",
          "StatusInfos",
          "AutomaticRestartTime",
          "PercentProgress",
          "SecondaryAvailabilityZone",
          "EnhancedMonitoringResourceArn",
          "CertificateDetails",
          "ListenerEndpoint",
          "ResumeFullAutomationModeTime",
          "AwsBackupRecoveryPointArn",
          "DBSystemId",
          "IsStorageConfigUpgradeAvailable",
          "StorageVolumeStatus",
          "TagList");

  /** Not of a DB instance that stands alone, or of a network that AWS has retired. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "DBClusterIdentifier",
          "PromotionTier",
          "ReadReplicaSourceDBInstanceIdentifier",
          "ReadReplicaSourceDBClusterIdentifier",
          "ReadReplicaDBClusterIdentifiers",
          "DBSecurityGroups",
          "DbInstancePort");

  /** The fields from which the settings that are made of parts are read. */
  private static final Set<String> IN_PARTS =
      Set.of(
          "DBSubnetGroup",
          "VpcSecurityGroups",
          "DBParameterGroups",
          "OptionGroupMemberships",
          "ProcessorFeatures",
          "ReadReplicaDBInstanceIdentifiers",
          "AssociatedRoles",
          "AdditionalStorageVolumes",
          "DomainMemberships",
          "ActivityStreamStatus",
          "ActivityStreamMode",
          "ActivityStreamKmsKeyId",
          "ActivityStreamKinesisStreamName",
          "ActivityStreamEngineNativeAuditFieldsIncluded",
          "ActivityStreamPolicyStatus",
          "DBInstanceAutomatedBackupsReplications",
          "Endpoint",
          "MasterUserSecret");

  @Test
  void everythingThatRdsDescribesIsASettingOrKnownNotToBe() {
    Set<String> left = new TreeSet<>();
    for (SdkField<?> field : DBInstance.builder().build().sdkFields()) {
      left.add(field.memberName());
    }
    left.removeAll(NO_SETTING);
    left.removeAll(OF_OTHERS);
    left.removeAll(IN_PARTS);
    left.removeIf(InstanceSettingTest::changesASetting);

    assertEquals(Set.of(), left);
  }

  /** An instance of which this field alone is set has a setting that an empty one has not. */
  private static boolean changesASetting(String name) {
    DBInstance.Builder builder = DBInstance.builder();
    SdkField<?> field =
        DBInstance.builder().build().sdkFields().stream()
            .filter(each -> each.memberName().equals(name))
            .findFirst()
            .orElseThrow();
    field.set(builder, sample(field));
    return !values(builder.build()).equals(values(DBInstance.builder().build()));
  }

  private static Object sample(SdkField<?> field) {
    return switch (field.marshallingType().getTargetClass().getSimpleName()) {
      case "Integer" -> 7;
      case "Boolean" -> true;
      case "List" -> List.of("sample");
      default -> "sample";
    };
  }

  private static Map<String, String> values(DBInstance instance) {
    return Arrays.stream(InstanceSetting.values())
        .filter(setting -> setting.of(instance).isPresent())
        .collect(
            Collectors.toMap(
                InstanceSetting::settingName, setting -> setting.of(instance).orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource(InstanceSetting.class)
  void whatCanBeAskedForIsInOneOfTheTwoCalls(InstanceSetting setting) {
    Map<String, String> one = Map.of(setting.settingName(), value(setting));
    ModifyDbInstanceRequest.Builder change = ModifyDbInstanceRequest.builder();
    InstanceChange.fill(change, one);
    RestoreDbInstanceFromDbSnapshotRequest.Builder restore =
        RestoreDbInstanceFromDbSnapshotRequest.builder();
    new InstanceRestoration(one).fill(restore);

    boolean restored =
        says(restore.build(), RestoreDbInstanceFromDbSnapshotRequest.builder().build());
    boolean changed = says(change.build(), ModifyDbInstanceRequest.builder().build());

    assertEquals(setting.way() == Way.RESTORE, restored, "restore call");
    assertEquals(setting.way().isAskedFor(), restored || changed, "either call");
  }

  private static boolean says(SdkPojo request, SdkPojo empty) {
    return !request.equalsBySdkFields(empty);
  }

  private static String value(InstanceSetting setting) {
    return switch (setting) {
      case IOPS, STORAGE_THROUGHPUT, MAX_ALLOCATED_STORAGE, MONITORING_INTERVAL -> "60";
      case PERFORMANCE_INSIGHTS_DAYS, BACKUP_DAYS -> "7";
      case PROCESSOR_FEATURES -> "coreCount=2,threadsPerCore=1";
      default -> "true";
    };
  }

  @Test
  void provisionedIopsComeWithTheirStorageTypeAndWithNoOther() {
    Map<String, String> io2 = Map.of("storageType", "io2", "iops", "5000");
    Map<String, String> gp3 = Map.of("storageType", "gp3", "iops", "3000");

    assertEquals(Optional.of(5000), iopsOf(io2));
    assertEquals(Optional.empty(), iopsOf(gp3));
  }

  private static Optional<Integer> iopsOf(Map<String, String> settings) {
    RestoreDbInstanceFromDbSnapshotRequest.Builder request =
        RestoreDbInstanceFromDbSnapshotRequest.builder();
    new InstanceRestoration(settings).fill(request);
    return Optional.ofNullable(request.build().iops());
  }

  @Test
  void anOrderOfRdsIsNoDifference() {
    assertEquals(
        Optional.of("sg-1,sg-2"), InstanceSetting.SECURITY_GROUPS.of(withGroups("sg-2", "sg-1")));
    assertEquals(
        Optional.of("orders-pg17"),
        InstanceSetting.PARAMETER_GROUP.of(
            DBInstance.builder()
                .dbParameterGroups(
                    DBParameterGroupStatus.builder().dbParameterGroupName("orders-pg17").build())
                .build()));
  }

  private static DBInstance withGroups(String... ids) {
    return DBInstance.builder()
        .vpcSecurityGroups(
            Arrays.stream(ids)
                .map(id -> VpcSecurityGroupMembership.builder().vpcSecurityGroupId(id).build())
                .toList())
        .build();
  }
}
