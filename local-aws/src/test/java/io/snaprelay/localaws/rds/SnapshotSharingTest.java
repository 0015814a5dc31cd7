package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.ControlPlane.copy;
import static io.snaprelay.localaws.rds.ControlPlane.restore;
import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.HOME;
import static io.snaprelay.localaws.rds.RdsWorld.OTHER;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/** Who else sees and uses a snapshot. */
class SnapshotSharingTest {

  private final ControlPlane plane = new ControlPlane(Quotas.ofAws());
  private final RdsClient other = plane.world.rds(OTHER, HOME);

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void anotherAccountSeesASnapshotOnlyWhenItIsSharedAndByItsArn() {
    String arn = plane.snapshot("s", null);

    assertRefused("DBSnapshotNotFound", () -> copy(other, arn, "c", null));
    plane.share("s", OTHER);

    assertRefused("DBSnapshotNotFound", () -> copy(other, "s", "c", null));
    assertEquals(0, other.describeDBSnapshots().dbSnapshots().size());
    DBSnapshot seen = other.describeDBSnapshots(it -> it.includeShared(true)).dbSnapshots().get(0);
    assertEquals(arn, seen.dbSnapshotArn());
    assertEquals(List.of(), seen.tagList());
    copy(other, arn, "c", null);
    plane.aMinuteLater();
    assertEquals(List.of("0196 us-east-1", "0197 us-east-1"), plane.world.events.of("c"));
    assertRefused(
        "DBSnapshotNotFound", () -> other.deleteDBSnapshot(it -> it.dbSnapshotIdentifier(arn)));
    plane
        .rds()
        .modifyDBSnapshotAttribute(
            it -> it.dbSnapshotIdentifier("s").attributeName("restore").valuesToRemove(OTHER));
    assertRefused("DBSnapshotNotFound", () -> copy(other, arn, "d", null));
  }

  @Test
  void anEncryptedSharedSnapshotNeedsItsKeyAndAnOwnOneAndIsNeverRestoredDirectly() {
    String shared = plane.world.keys.create(ACCOUNT, HOME, "shared", OTHER);
    plane.world.keys.create(OTHER, HOME, "mine");
    String arn = plane.snapshot("s", shared);
    plane.share("s", OTHER);

    assertRefused("InvalidParameterCombination", () -> copy(other, arn, "c", null));
    assertRefused("InvalidRestoreFault", () -> restore(other, arn, "stolen"));
    copy(other, arn, "c", "alias/mine");
    plane.world.keys.disable(shared);
    assertRefused("KMSKeyNotAccessibleFault", () -> copy(other, arn, "d", "alias/mine"));
  }

  @Test
  void aSnapshotUnderTheDefaultKeyIsNotShared() {
    plane.rds().createDBInstance(instance("orders", "none").storageEncrypted(true).build());
    plane.aMinuteLater();
    plane.rds().createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s"));
    plane.aMinuteLater();

    assertRefused("InvalidParameterCombination", () -> plane.share("s", OTHER));
    assertTrue(plane.world.snapshot("s").kmsKeyId().endsWith("/aws-rds"));
  }

  @Test
  void sharingIsASetOfAccountsWithinItsRules() {
    String key = plane.world.keys.create(ACCOUNT, HOME, "orders");
    plane.snapshot("s", key);
    String automated = plane.world.local.automatedSnapshot(ACCOUNT, HOME, "orders");
    plane.aMinuteLater();

    plane.share("s", OTHER);
    plane.share("s", OTHER);
    assertEquals(List.of(OTHER), sharedWith("s"));
    assertRefused("InvalidParameterValue", () -> plane.share("s", "all"));
    assertRefused("InvalidParameterValue", () -> plane.share("s", "1234"));
    assertRefused("InvalidDBSnapshotState", () -> plane.share(automated, OTHER));
    String[] many =
        IntStream.range(0, 20).mapToObj("3333333333%02d"::formatted).toArray(String[]::new);
    assertRefused("SharedSnapshotQuotaExceeded", () -> plane.share("s", many));
    assertEquals(List.of(OTHER), sharedWith("s"));
  }

  private List<String> sharedWith(String snapshot) {
    return plane
        .rds()
        .describeDBSnapshotAttributes(it -> it.dbSnapshotIdentifier(snapshot))
        .dbSnapshotAttributesResult()
        .dbSnapshotAttributes()
        .get(0)
        .attributeValues();
  }
}
