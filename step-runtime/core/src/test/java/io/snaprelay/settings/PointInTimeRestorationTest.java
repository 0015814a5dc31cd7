package io.snaprelay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;

/** What is restored to a point in time is given the settings that a snapshot's restore gets. */
class PointInTimeRestorationTest {
  @Test
  void anInstanceGetsTheSame() {
    Map<String, String> settings = new HashMap<>();
    for (InstanceSetting each : InstanceSetting.values()) {
      settings.put(each.settingName(), "true");
    }
    settings.putAll(Map.of("storageType", "io2", "iops", "5000"));
    RestoreDbInstanceFromDbSnapshotRequest.Builder snapshot =
        RestoreDbInstanceFromDbSnapshotRequest.builder();
    RestoreDbInstanceToPointInTimeRequest.Builder moment =
        RestoreDbInstanceToPointInTimeRequest.builder();

    new InstanceRestoration(settings).fill(snapshot);
    new InstanceRestoration(settings).fill(moment);

    assertSame(snapshot.build(), moment.build());
  }

  @Test
  void aClusterGetsTheSame() {
    Map<String, String> settings = new HashMap<>();
    for (ClusterSetting each : ClusterSetting.values()) {
      settings.put(each.settingName(), "60");
    }
    settings.put(ClusterSetting.SERVERLESS.settingName(), "0.5/8.0/300");
    RestoreDbClusterFromSnapshotRequest.Builder snapshot =
        RestoreDbClusterFromSnapshotRequest.builder();
    RestoreDbClusterToPointInTimeRequest.Builder moment =
        RestoreDbClusterToPointInTimeRequest.builder();

    new ClusterRestoration(settings).fill(snapshot);
    new ClusterRestoration(settings).fill(moment);

    assertSame(snapshot.build(), moment.build());
  }

  private static void assertSame(SdkPojo snapshot, SdkPojo moment) {
    Map<String, String> given = given(snapshot);
    assertTrue(given.size() > 5, given::toString);
    assertEquals(given, given(moment));
  }

  private static Map<String, String> given(SdkPojo request) {
    Map<String, String> given = new TreeMap<>();
    for (SdkField<?> field : request.sdkFields()) {
      Object value = field.getValueOrDefault(request);
      if (value != null && !(value instanceof SdkAutoConstructList)) {
        given.put(field.memberName(), value.toString());
      }
    }
    return given;
  }
}
