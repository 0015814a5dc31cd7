package io.snaprelay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

class InstanceSettingTest {
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
