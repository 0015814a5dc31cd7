package io.snaprelay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;

class ClusterSettingTest {
  @ParameterizedTest
  @EnumSource(ClusterSetting.class)
  void whatCanBeAskedForIsInOneOfTheTwoCalls(ClusterSetting setting) {
    Map<String, String> one = Map.of(setting.settingName(), value(setting));
    ModifyDbClusterRequest.Builder change = ModifyDbClusterRequest.builder();
    ClusterChange.fill(change, one);
    RestoreDbClusterFromSnapshotRequest.Builder restore =
        RestoreDbClusterFromSnapshotRequest.builder();
    new ClusterRestoration(one).fill(restore);

    boolean restored = says(restore.build(), RestoreDbClusterFromSnapshotRequest.builder().build());
    boolean changed = says(change.build(), ModifyDbClusterRequest.builder().build());

    boolean withTheRestore = setting.way() == Way.RESTORE || setting.way() == Way.CHOSEN;
    assertEquals(withTheRestore, restored, "restore call");
    assertEquals(setting.way().isAskedFor(), restored && withTheRestore(setting) || changed);
  }

  private static boolean withTheRestore(ClusterSetting setting) {
    return setting.way() == Way.RESTORE;
  }

  @ParameterizedTest
  @EnumSource(MemberSetting.class)
  void whatAnInstanceIsBornWithIsInTheCallThatCreatesIt(MemberSetting setting) {
    CreateDbInstanceRequest.Builder creation = CreateDbInstanceRequest.builder();
    new MemberCreation(Map.of(setting.settingName(), value(setting))).fill(creation);

    assertEquals(
        setting.way() == Way.RESTORE,
        says(creation.build(), CreateDbInstanceRequest.builder().build()));
  }

  private static boolean says(SdkPojo request, SdkPojo empty) {
    return !request.equalsBySdkFields(empty);
  }

  private static String value(Setting setting) {
    return switch (setting.settingName()) {
      case "iops", "backtrackWindow", "monitoringInterval", "promotionTier" -> "10";
      case "performanceInsightsDays", "backupDays" -> "7";
      case "serverlessCapacity" -> "0.5/16.0/-";
      default -> "true";
    };
  }

  @Test
  void theCapacityOfServerlessSurvivesItsWayThroughTheLedger() {
    DBCluster cluster =
        DBCluster.builder()
            .serverlessV2ScalingConfiguration(
                it -> it.minCapacity(0.0).maxCapacity(16.0).secondsUntilAutoPause(300))
            .build();

    String text = ClusterSetting.SERVERLESS.of(cluster).orElseThrow();

    assertEquals(300, ServerlessCapacity.parse(text).secondsUntilAutoPause());
    assertEquals(16.0, ServerlessCapacity.parse(text).maxCapacity());
    assertEquals(0.0, ServerlessCapacity.parse(text).minCapacity());
    assertEquals(Optional.empty(), ClusterSetting.SERVERLESS.of(DBCluster.builder().build()));
  }

  @Test
  void nobodyAsksForWhatIsOff() {
    RestoreDbClusterFromSnapshotRequest.Builder request =
        RestoreDbClusterFromSnapshotRequest.builder();

    new ClusterRestoration(Map.of("performanceInsights", "false")).fill(request);

    assertTrue(!says(request.build(), RestoreDbClusterFromSnapshotRequest.builder().build()));
  }
}
