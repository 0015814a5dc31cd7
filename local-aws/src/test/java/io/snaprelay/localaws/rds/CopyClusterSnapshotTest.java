package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.ClusterPlane.copy;
import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.AWAY;
import static io.snaprelay.localaws.rds.RdsWorld.HOME;
import static io.snaprelay.localaws.rds.RdsWorld.OTHER;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;

/** Copies of cluster snapshots, and who else may make them. */
class CopyClusterSnapshotTest {

  private final ClusterPlane clusters = new ClusterPlane(Quotas.ofAws().withManualSnapshots(30));
  private final RdsClient away = clusters.world().rds(ACCOUNT, AWAY);
  private final RdsClient other = clusters.world().rds(OTHER, HOME);

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void noEventTellsOfACopyHoweverItEnds() {
    String source = clusters.snapshot("s", null);
    copy(away, source, "c", null);
    copy(clusters.rds(), "s", "d", null);
    copy(away, source, "e", null);
    away.deleteDBClusterSnapshot(it -> it.dbClusterSnapshotIdentifier("e"));

    assertEquals("copying", ClusterPlane.snapshotNamed(away, "c").status());
    clusters.aMinuteLater();

    DBClusterSnapshot copied = ClusterPlane.snapshotNamed(away, "c");
    assertEquals("available", copied.status());
    assertEquals(source, copied.sourceDBClusterSnapshotArn());
    assertEquals(
        "arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:c", copied.dbClusterSnapshotArn());
    assertEquals("available", clusters.snapshotNamed("d").status());
    assertRefused("DBClusterSnapshotNotFoundFault", () -> ClusterPlane.snapshotNamed(away, "e"));
    assertEquals(List.of(), clusters.world().events.of("c"));
    assertEquals(List.of(), clusters.world().events.of("d"));
    assertEquals(List.of(), clusters.world().events.of("e"));
  }

  @Test
  void aCopyFailsSilentlyWhenItsKeyIsDisabledMeanwhile() {
    String key = clusters.world().keys.create(ACCOUNT, HOME, "ledger");
    clusters.snapshot("s", key);
    copy(clusters.rds(), "s", "c", null);
    clusters.world().keys.disable(key);

    clusters.aMinuteLater();

    assertEquals("failed", clusters.snapshotNamed("c").status());
    assertEquals(List.of(), clusters.world().events.of("c"));
  }

  @Test
  void aKeyReplacesAnotherButEncryptsNothing() {
    String home = clusters.world().keys.create(ACCOUNT, HOME, "ledger");
    String dr = clusters.world().keys.create(ACCOUNT, AWAY, "dr");
    String source = clusters.snapshot("s", home);

    assertRefused("InvalidParameterCombination", () -> copy(away, source, "c", null));
    assertRefused("KMSKeyNotAccessibleFault", () -> copy(away, source, "c", home));
    copy(away, source, "c", "alias/dr");
    copy(clusters.rds(), "s", "d", null);

    assertEquals(dr, ClusterPlane.snapshotNamed(away, "c").kmsKeyId());
    assertEquals(home, clusters.snapshotNamed("d").kmsKeyId());
    clusters.cluster("plain", null);
    clusters
        .rds()
        .createDBClusterSnapshot(
            it -> it.dbClusterIdentifier("plain").dbClusterSnapshotIdentifier("p"));
    clusters.aMinuteLater();
    assertRefused(
        "InvalidParameterCombination", () -> copy(clusters.rds(), "p", "e", "alias/ledger"));
    assertFalse(clusters.snapshotNamed("p").storageEncrypted());
  }

  @Test
  void fiveCopiesFromOtherRegionsAreUnderWayAtATime() {
    String source = clusters.snapshot("s", null);
    for (int number = 1; number <= 5; number++) {
      copy(away, source, "c" + number, null);
    }

    assertRefused("SnapshotQuotaExceeded", () -> copy(away, source, "c6", null));
    copy(clusters.rds(), "s", "within-the-region", null);
    clusters.aMinuteLater();
    copy(away, source, "c6", null);
  }

  @Test
  void manualClusterSnapshotsHaveAQuotaOfTheirOwn() {
    clusters.snapshot("s", null);
    clusters.plane.snapshot("of-an-instance", null);
    for (int number = 1; number < 30; number++) {
      copy(clusters.rds(), "s", "c" + number, null);
    }

    assertRefused("SnapshotQuotaExceeded", () -> copy(clusters.rds(), "s", "c30", null));
  }

  @Test
  void anotherAccountCopiesASharedSnapshotByItsArnWithAKeyOfItsOwn() {
    String key = clusters.world().keys.create(ACCOUNT, HOME, "ledger");
    String own = clusters.world().keys.create(OTHER, HOME, "own");
    String arn = clusters.snapshot("s", key);
    assertRefused("DBClusterSnapshotNotFoundFault", () -> copy(other, arn, "c", own));

    clusters.share("s", OTHER);

    assertRefused("DBClusterSnapshotNotFoundFault", () -> copy(other, "s", "c", own));
    assertRefused("KMSKeyNotAccessibleFault", () -> copy(other, arn, "c", own));
    clusters.world().keys.admit(key, OTHER);
    assertRefused("InvalidParameterCombination", () -> copy(other, arn, "c", null));
    copy(other, arn, "c", own);
    clusters.aMinuteLater();
    assertEquals(own, ClusterPlane.snapshotNamed(other, "c").kmsKeyId());
    assertEquals(List.of(), ClusterPlane.snapshotNamed(other, "c").tagList());
    assertEquals(
        List.of(arn),
        other
            .describeDBClusterSnapshots(it -> it.snapshotType("shared"))
            .dbClusterSnapshots()
            .stream()
            .map(DBClusterSnapshot::dbClusterSnapshotArn)
            .toList());
  }

  @Test
  void theDefaultKeyIsNotSharedAndAnEncryptedSnapshotIsNeverPublic() {
    String defaultKey = clusters.world().keys.defaultKey(ACCOUNT, HOME);
    clusters.snapshot("s", defaultKey);

    assertRefused("InvalidParameterCombination", () -> clusters.share("s", OTHER));
    assertRefused("InvalidParameterValue", () -> clusters.share("s", "all"));
    assertRefused("InvalidParameterValue", () -> clusters.share("s", "12"));
    assertRefused("DBClusterSnapshotNotFoundFault", () -> clusters.share("absent", OTHER));
    assertEquals(
        List.of(),
        clusters
            .rds()
            .describeDBClusterSnapshotAttributes(it -> it.dbClusterSnapshotIdentifier("s"))
            .dbClusterSnapshotAttributesResult()
            .dbClusterSnapshotAttributes()
            .get(0)
            .attributeValues());
  }
}
