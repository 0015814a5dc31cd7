package io.snaprelay.localaws.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;

/** A restore to a time, asked for as a restore from a snapshot. */
final class ByNameTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyMemberThatBothInstanceRequestsHaveArrives(long seed) {
    SdkPojo from =
        new RandomValues(seed).filled((SdkPojo) RestoreDbInstanceToPointInTimeRequest.builder());

    SdkPojo to = ByName.copy(from, RestoreDbInstanceFromDbSnapshotRequest.builder()).build();

    assertTrue(assertSame(from, to) > 30);
    assertNull(((RestoreDbInstanceFromDbSnapshotRequest) to).dbSnapshotIdentifier());
  }

  @Test
  void everyMemberThatBothClusterRequestsHaveArrives() {
    SdkPojo from =
        new RandomValues(4).filled((SdkPojo) RestoreDbClusterToPointInTimeRequest.builder());

    SdkPojo to = ByName.copy(from, RestoreDbClusterFromSnapshotRequest.builder()).build();

    assertTrue(assertSame(from, to) > 20);
    assertNull(((RestoreDbClusterFromSnapshotRequest) to).snapshotIdentifier());
  }

  @Test
  void whatIsNotGivenLeavesAsItIsWhatIsThere() {
    RestoreDbInstanceFromDbSnapshotRequest to =
        ByName.copy(
                RestoreDbInstanceToPointInTimeRequest.builder().multiAZ(true).build(),
                RestoreDbInstanceFromDbSnapshotRequest.builder()
                    .engine("postgres")
                    .vpcSecurityGroupIds("sg-1"))
            .build();

    assertEquals("postgres", to.engine());
    assertEquals(List.of("sg-1"), to.vpcSecurityGroupIds());
    assertEquals(true, to.multiAZ());
  }

  /** How many members both have. */
  private static int assertSame(SdkPojo from, SdkPojo to) {
    int both = 0;
    for (SdkField<?> member : from.sdkFields()) {
      Optional<SdkField<?>> same = Members.named(to, member.locationName());
      if (same.isPresent()) {
        assertEquals(
            member.getValueOrDefault(from),
            same.get().getValueOrDefault(to),
            member.locationName());
        both++;
      }
    }
    return both;
  }
}
