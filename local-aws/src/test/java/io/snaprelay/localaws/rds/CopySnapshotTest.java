package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.ControlPlane.copy;
import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.AWAY;
import static io.snaprelay.localaws.rds.RdsWorld.HOME;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.RdsException;

/** Copies within a region and to another one. */
class CopySnapshotTest {

  private final ControlPlane plane =
      new ControlPlane(Quotas.ofAws().withManualSnapshots(30).withCopiesInProgress(2));
  private final RdsClient away = plane.world.rds(ACCOUNT, AWAY);

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void aCopyToAnotherRegionIsCopyingThenAvailableAndTellsItsRegionOnly() {
    String source = plane.snapshot("s", null);

    copy(away, source, "c", null);

    assertEquals("copying", RdsWorld.snapshot(away, "c").status());
    plane.aMinuteLater();
    DBSnapshot copy = RdsWorld.snapshot(away, "c");
    assertEquals("available", copy.status());
    assertEquals(source, copy.sourceDBSnapshotIdentifier());
    assertEquals(HOME, copy.sourceRegion());
    assertEquals("manual", copy.snapshotType());
    assertEquals(List.of("0059 eu-west-1", "0060 eu-west-1"), plane.world.events.of("c"));
    assertEquals(
        "Finished copy of snapshot s from region us-east-1 in 1 minutes",
        plane.world.events.last().message());
    assertEquals(List.of("0040 us-east-1", "0042 us-east-1"), plane.world.events.of("s"));
  }

  @Test
  void aCopyWithinARegionHasOtherEventsAndNoSource() {
    plane.snapshot("s", null);

    copy(plane.rds(), "s", "c", null);
    plane.aMinuteLater();

    assertEquals(List.of("0196 us-east-1", "0197 us-east-1"), plane.world.events.of("c"));
    assertNull(plane.world.snapshot("c").sourceDBSnapshotIdentifier());
  }

  @Test
  void anEncryptedCopyToAnotherRegionNeedsAKeyOfThatRegion() {
    String homeKey = plane.world.keys.create(ACCOUNT, HOME, "orders");
    String awayKey = plane.world.keys.create(ACCOUNT, AWAY, "dr");
    String source = plane.snapshot("s", homeKey);

    assertRefused("InvalidParameterCombination", () -> copy(away, source, "c", null));
    assertRefused("KMSKeyNotAccessibleFault", () -> copy(away, source, "c", homeKey));
    assertRefused("KMSKeyNotAccessibleFault", () -> copy(away, source, "c", "alias/absent"));
    copy(away, source, "c", "alias/dr");

    assertEquals(awayKey, RdsWorld.snapshot(away, "c").kmsKeyId());
    assertTrue(RdsWorld.snapshot(away, "c").encrypted());
  }

  @Test
  void aKeyEncryptsTheCopyOfAnUnencryptedSnapshot() {
    plane.snapshot("s", null);
    String key = plane.world.keys.create(ACCOUNT, HOME, "orders");

    copy(plane.rds(), "s", "c", "alias/orders");

    assertTrue(plane.world.snapshot("c").encrypted());
    assertEquals(key, plane.world.snapshot("c").kmsKeyId());
    assertFalse(plane.world.snapshot("s").encrypted());
  }

  @Test
  void aCopyFailsSilentlyWhenItsKeyIsDisabledMeanwhile() {
    String key = plane.world.keys.create(ACCOUNT, HOME, "orders");
    plane.snapshot("s", null);
    copy(plane.rds(), "s", "c", key);

    plane.world.keys.disable(key);
    plane.aMinuteLater();

    assertEquals("failed", plane.world.snapshot("c").status());
    assertEquals(List.of("0196 us-east-1"), plane.world.events.of("c"));
  }

  @Test
  void aCopyFailsWhenItsSourceIsDeletedMeanwhile() {
    plane.snapshot("s", null);
    copy(plane.rds(), "s", "c", null);

    plane.rds().deleteDBSnapshot(it -> it.dbSnapshotIdentifier("s"));
    plane.aMinuteLater();

    assertEquals("failed", plane.world.snapshot("c").status());
  }

  @Test
  void deletingACopyUnderWayCancelsIt() {
    String source = plane.snapshot("s", null);
    copy(away, source, "c", null);

    away.deleteDBSnapshot(it -> it.dbSnapshotIdentifier("c"));
    plane.aMinuteLater();

    assertRefused("DBSnapshotNotFound", () -> RdsWorld.snapshot(away, "c"));
    assertEquals(List.of("0059 eu-west-1", "0061 eu-west-1"), plane.world.events.of("c"));
  }

  @Test
  void onlySoManyCopiesFromOtherRegionsAreUnderWay() {
    String source = plane.snapshot("s", null);
    copy(away, source, "c1", null);
    copy(away, source, "c2", null);

    assertRefused("SnapshotQuotaExceeded", () -> copy(away, source, "c3", null));
    plane.aMinuteLater();
    copy(away, source, "c3", null);
  }

  @Test
  void theQuotaOfManualSnapshotsHoldsAndLeavesAutomatedOnesOut() {
    plane.snapshot("s", null);
    plane.world.local.automatedSnapshot(ACCOUNT, HOME, "orders");
    plane.aMinuteLater();
    for (int number = 1; number < 30; number++) {
      copy(plane.rds(), "s", "c" + number, null);
    }

    RdsException refusal =
        assertRefused("SnapshotQuotaExceeded", () -> copy(plane.rds(), "s", "c30", null));
    assertTrue(refusal.getMessage().contains("Cannot create more than 30 manual snapshots"));
  }
}
