package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.AWAY;
import static io.snaprelay.localaws.rds.RdsWorld.HOME;
import static io.snaprelay.localaws.rds.RdsWorld.OTHER;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.ManualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.Tag;

/** Who may copy, share, restore and delete which snapshot, and what each of it leaves behind. */
class SnapshotRulesTest {

  private final ManualTimeline clock = new ManualTimeline(Instant.parse("2026-03-01T02:00:00Z"));
  private RdsWorld world;
  private RdsClient home;
  private RdsClient away;
  private RdsClient other;

  @BeforeEach
  void open() {
    Quotas quotas = new Quotas(40, 30, 2, 20);
    world = new RdsWorld(clock, Durations.all(Duration.ofMinutes(1)), quotas);
    home = world.rds();
    away = world.rds(ACCOUNT, AWAY);
    other = world.rds(OTHER, HOME);
  }

  @AfterEach
  void close() {
    world.close();
    clock.close();
  }

  @Test
  void aCopyToAnotherRegionIsCopyingThenAvailableAndTellsItsRegionOnly() throws Exception {
    String source = snapshot("s", null);

    copy(away, source, "c", null);

    assertEquals("copying", RdsWorld.snapshot(away, "c").status());
    aMinuteLater();
    DBSnapshot copy = RdsWorld.snapshot(away, "c");
    assertEquals("available", copy.status());
    assertEquals(source, copy.sourceDBSnapshotIdentifier());
    assertEquals(HOME, copy.sourceRegion());
    assertEquals("manual", copy.snapshotType());
    assertEquals(List.of("0059 eu-west-1", "0060 eu-west-1"), world.events.of("c"));
    assertEquals(
        "Finished copy of snapshot s from region us-east-1 in 1 minutes",
        world.events.last().message());
    assertEquals(List.of("0040 us-east-1", "0042 us-east-1"), world.events.of("s"));
  }

  @Test
  void aCopyWithinARegionHasOtherEventsAndNoSource() throws Exception {
    snapshot("s", null);

    copy(home, "s", "c", null);
    aMinuteLater();

    assertEquals(List.of("0196 us-east-1", "0197 us-east-1"), world.events.of("c"));
    assertNull(world.snapshot("c").sourceDBSnapshotIdentifier());
  }

  @Test
  void anEncryptedCopyToAnotherRegionNeedsAKeyOfThatRegion() throws Exception {
    String homeKey = world.keys.create(ACCOUNT, HOME, "orders");
    String awayKey = world.keys.create(ACCOUNT, AWAY, "dr");
    String source = snapshot("s", homeKey);

    assertRefused("InvalidParameterCombination", () -> copy(away, source, "c", null));
    assertRefused("KMSKeyNotAccessibleFault", () -> copy(away, source, "c", homeKey));
    assertRefused("KMSKeyNotAccessibleFault", () -> copy(away, source, "c", "alias/absent"));
    copy(away, source, "c", "alias/dr");

    assertEquals(awayKey, RdsWorld.snapshot(away, "c").kmsKeyId());
    assertTrue(RdsWorld.snapshot(away, "c").encrypted());
  }

  @Test
  void aKeyEncryptsTheCopyOfAnUnencryptedSnapshot() throws Exception {
    snapshot("s", null);
    String key = world.keys.create(ACCOUNT, HOME, "orders");

    copy(home, "s", "c", "alias/orders");

    assertTrue(world.snapshot("c").encrypted());
    assertEquals(key, world.snapshot("c").kmsKeyId());
    assertFalse(world.snapshot("s").encrypted());
  }

  @Test
  void aCopyFailsSilentlyWhenItsKeyIsDisabledMeanwhile() throws Exception {
    String key = world.keys.create(ACCOUNT, HOME, "orders");
    snapshot("s", null);
    copy(home, "s", "c", key);

    world.keys.disable(key);
    aMinuteLater();

    assertEquals("failed", world.snapshot("c").status());
    assertEquals(List.of("0196 us-east-1"), world.events.of("c"));
  }

  @Test
  void aCopyFailsWhenItsSourceIsDeletedMeanwhile() throws Exception {
    snapshot("s", null);
    copy(home, "s", "c", null);

    home.deleteDBSnapshot(it -> it.dbSnapshotIdentifier("s"));
    aMinuteLater();

    assertEquals("failed", world.snapshot("c").status());
  }

  @Test
  void deletingACopyUnderWayCancelsIt() throws Exception {
    String source = snapshot("s", null);
    copy(away, source, "c", null);

    away.deleteDBSnapshot(it -> it.dbSnapshotIdentifier("c"));
    aMinuteLater();

    assertRefused("DBSnapshotNotFound", () -> RdsWorld.snapshot(away, "c"));
    assertEquals(List.of("0059 eu-west-1", "0061 eu-west-1"), world.events.of("c"));
  }

  @Test
  void onlySoManyCopiesFromOtherRegionsAreUnderWay() throws Exception {
    String source = snapshot("s", null);
    copy(away, source, "c1", null);
    copy(away, source, "c2", null);

    assertRefused("SnapshotQuotaExceeded", () -> copy(away, source, "c3", null));
    aMinuteLater();
    copy(away, source, "c3", null);
  }

  @Test
  void theQuotaOfManualSnapshotsHoldsAndLeavesAutomatedOnesOut() throws Exception {
    snapshot("s", null);
    world.local.automatedSnapshot(ACCOUNT, HOME, "orders");
    aMinuteLater();
    for (int number = 1; number < 30; number++) {
      copy(home, "s", "c" + number, null);
    }

    RdsException refusal =
        assertRefused("SnapshotQuotaExceeded", () -> copy(home, "s", "c30", null));
    assertTrue(refusal.getMessage().contains("Cannot create more than 30 manual snapshots"));
  }

  @Test
  void anotherAccountSeesASnapshotOnlyWhenItIsSharedAndByItsArn() throws Exception {
    String arn = snapshot("s", null);

    assertRefused("DBSnapshotNotFound", () -> copy(other, arn, "c", null));
    share("s", OTHER);

    assertRefused("DBSnapshotNotFound", () -> copy(other, "s", "c", null));
    assertEquals(0, other.describeDBSnapshots().dbSnapshots().size());
    DBSnapshot seen = other.describeDBSnapshots(it -> it.includeShared(true)).dbSnapshots().get(0);
    assertEquals(arn, seen.dbSnapshotArn());
    assertEquals(List.of(), seen.tagList());
    copy(other, arn, "c", null);
    aMinuteLater();
    assertEquals(List.of("0196 us-east-1", "0197 us-east-1"), world.events.of("c"));
    assertRefused(
        "DBSnapshotNotFound", () -> other.deleteDBSnapshot(it -> it.dbSnapshotIdentifier(arn)));
    unshare("s", OTHER);
    assertRefused("DBSnapshotNotFound", () -> copy(other, arn, "d", null));
  }

  @Test
  void anEncryptedSharedSnapshotNeedsItsKeyAndAnOwnOneAndIsNeverRestoredDirectly()
      throws Exception {
    String shared = world.keys.create(ACCOUNT, HOME, "shared", OTHER);
    world.keys.create(OTHER, HOME, "mine");
    String arn = snapshot("s", shared);
    share("s", OTHER);

    assertRefused("InvalidParameterCombination", () -> copy(other, arn, "c", null));
    assertRefused("InvalidRestoreFault", () -> restore(other, arn, "stolen"));
    copy(other, arn, "c", "alias/mine");
    world.keys.disable(shared);
    assertRefused("KMSKeyNotAccessibleFault", () -> copy(other, arn, "d", "alias/mine"));
  }

  @Test
  void aSnapshotUnderTheDefaultKeyIsNotShared() throws Exception {
    home.createDBInstance(instance("orders", "none").storageEncrypted(true).build());
    aMinuteLater();
    home.createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s"));
    aMinuteLater();

    assertRefused("InvalidParameterCombination", () -> share("s", OTHER));
    assertTrue(world.snapshot("s").kmsKeyId().endsWith("/aws-rds"));
  }

  @Test
  void sharingIsASetOfAccountsWithinItsRules() throws Exception {
    String key = world.keys.create(ACCOUNT, HOME, "orders");
    snapshot("s", key);
    String automated = world.local.automatedSnapshot(ACCOUNT, HOME, "orders");
    aMinuteLater();

    share("s", OTHER);
    share("s", OTHER);
    assertEquals(List.of(OTHER), sharedWith("s"));
    assertRefused("InvalidParameterValue", () -> share("s", "all"));
    assertRefused("InvalidParameterValue", () -> share("s", "1234"));
    assertRefused("InvalidDBSnapshotState", () -> share(automated, OTHER));
    String[] many =
        IntStream.range(0, 20).mapToObj("3333333333%02d"::formatted).toArray(String[]::new);
    assertRefused("SharedSnapshotQuotaExceeded", () -> share("s", many));
    assertEquals(List.of(OTHER), sharedWith("s"));
  }

  @Test
  void anAutomatedSnapshotIsNamedByTheMinuteAndNotDeletable() throws Exception {
    instanceAvailable();

    String id = world.local.automatedSnapshot(ACCOUNT, HOME, "orders");

    assertEquals("rds:orders-2026-03-01-02-01", id);
    assertEquals("backing-up", world.status("orders"));
    aMinuteLater();
    assertEquals(List.of("0090 us-east-1", "0091 us-east-1"), world.events.of(id));
    assertRefused(
        "InvalidDBSnapshotState", () -> home.deleteDBSnapshot(it -> it.dbSnapshotIdentifier(id)));
    assertEquals(
        1, home.describeDBSnapshots(it -> it.snapshotType("automated")).dbSnapshots().size());
    home.deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true));
    clock.advance(Duration.ofMinutes(2));
    assertEquals(0, home.describeDBSnapshots().dbSnapshots().size());
  }

  @Test
  void tagsAreCopiedOnlyWhenTheCallGivesNone() throws Exception {
    home.createDBInstance(
        instance("orders", "none").copyTagsToSnapshot(true).tags(tag("team", "shop")).build());
    aMinuteLater();
    home.createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("bare"));
    aMinuteLater();
    home.createDBSnapshot(
        it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("own").tags(tag("run", "r1")));
    aMinuteLater();
    home.copyDBSnapshot(
        it -> it.sourceDBSnapshotIdentifier("bare").targetDBSnapshotIdentifier("c").copyTags(true));
    copy(home, "bare", "d", null);

    assertEquals(List.of(tag("team", "shop")), world.snapshot("bare").tagList());
    assertEquals(List.of(tag("run", "r1")), world.snapshot("own").tagList());
    assertEquals(List.of(tag("team", "shop")), world.snapshot("c").tagList());
    assertEquals(List.of(), world.snapshot("d").tagList());
  }

  @Test
  void aRestoreInheritsTagsAndForgetsAlmostEverythingElse() throws Exception {
    home.createDBSubnetGroup(
        it ->
            it.dbSubnetGroupName("verify")
                .dbSubnetGroupDescription("proofs")
                .subnetIds("subnet-1", "subnet-2"));
    home.createDBInstance(
        instance("orders", "none")
            .tags(tag("team", "shop"))
            .multiAZ(true)
            .deletionProtection(true)
            .vpcSecurityGroupIds("sg-1")
            .dbSubnetGroupName("verify")
            .build());
    aMinuteLater();
    home.createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s"));
    aMinuteLater();

    restore(home, "s", "plain");
    aMinuteLater();
    assertEquals("modifying", world.status("plain"));
    aMinuteLater();

    DBInstance plain = world.find("plain");
    assertEquals("available", plain.dbInstanceStatus());
    assertEquals(List.of(tag("team", "shop")), plain.tagList());
    assertEquals("owner", plain.masterUsername());
    assertFalse(plain.multiAZ());
    assertFalse(plain.deletionProtection());
    assertEquals("default", plain.dbSubnetGroup().dbSubnetGroupName());
    assertEquals("sg-default", plain.vpcSecurityGroups().get(0).vpcSecurityGroupId());
    assertTrue(!plain.dbiResourceId().equals(world.find("orders").dbiResourceId()));
    assertEquals(List.of("0043 us-east-1"), world.events.of("plain"));
    assertEquals("Restored from snapshot s", world.events.last().message());
  }

  @Test
  void aRestoreIntoWhatIsNotThereIsRefused() throws Exception {
    snapshot("s", null);

    assertRefused("DBSnapshotNotFound", () -> restore(home, "absent", "r"));
    assertRefused("DBInstanceAlreadyExists", () -> restore(home, "s", "orders"));
    assertRefused(
        "DBSubnetGroupNotFoundFault",
        () ->
            home.restoreDBInstanceFromDBSnapshot(
                it ->
                    it.dbSnapshotIdentifier("s")
                        .dbInstanceIdentifier("r")
                        .dbSubnetGroupName("absent")));
    assertRefused(
        "DBParameterGroupNotFound",
        () ->
            home.restoreDBInstanceFromDBSnapshot(
                it ->
                    it.dbSnapshotIdentifier("s")
                        .dbInstanceIdentifier("r")
                        .dbParameterGroupName("absent")));
    assertRefused("DBInstanceNotFound", () -> world.find("r"));
  }

  @Test
  void aSnapshotThatIsNotReadyIsNeitherCopiedNorRestoredNorDeleted() throws Exception {
    instanceAvailable();
    home.createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s"));

    assertRefused("InvalidDBSnapshotState", () -> copy(home, "s", "c", null));
    assertRefused("InvalidDBSnapshotState", () -> restore(home, "s", "r"));
    assertRefused(
        "InvalidDBSnapshotState", () -> home.deleteDBSnapshot(it -> it.dbSnapshotIdentifier("s")));
    assertRefused(
        "DBSnapshotAlreadyExists",
        () -> {
          aMinuteLater();
          home.createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("S"));
        });
  }

  @Test
  void pagesFollowOneAnotherAndFiltersSelect() throws Exception {
    snapshot("s", null);
    for (int number = 1; number < 25; number++) {
      copy(home, "s", "c" + number, null);
    }

    List<DBSnapshot> all =
        home.describeDBSnapshotsPaginator(it -> it.maxRecords(20)).dbSnapshots().stream().toList();
    assertEquals(25, all.stream().map(DBSnapshot::dbSnapshotIdentifier).distinct().count());
    assertEquals(20, home.describeDBSnapshots(it -> it.maxRecords(20)).dbSnapshots().size());
    assertRefused("InvalidParameterValue", () -> home.describeDBSnapshots(it -> it.maxRecords(5)));
    Filter two = Filter.builder().name("db-snapshot-id").values("c1", "c2").build();
    assertEquals(2, home.describeDBSnapshots(it -> it.filters(two)).dbSnapshots().size());
  }

  @Test
  void eventsOfTheLastHourAreListedWithoutTheirIds() throws Exception {
    snapshot("s", null);

    assertEquals(
        List.of("Creating manual snapshot", "Manual snapshot created"),
        home
            .describeEvents(it -> it.sourceIdentifier("s").sourceType("db-snapshot"))
            .events()
            .stream()
            .map(event -> event.message())
            .toList());
    clock.advance(Duration.ofHours(2));
    assertEquals(0, home.describeEvents().events().size());
    assertEquals(3, home.describeEvents(it -> it.duration(300)).events().size());
    assertRefused(
        "InvalidParameterCombination", () -> home.describeEvents(it -> it.sourceIdentifier("s")));
  }

  private void aMinuteLater() throws InterruptedException {
    clock.advance(Duration.ofMinutes(1));
  }

  private void instanceAvailable() throws InterruptedException {
    home.createDBInstance(instance("orders", "none").build());
    aMinuteLater();
  }

  /** An available snapshot of instance orders; returns its ARN. */
  private String snapshot(String id, String key) throws InterruptedException {
    home.createDBInstance(
        instance("orders", "none").storageEncrypted(key != null).kmsKeyId(key).build());
    aMinuteLater();
    home.createDBSnapshot(
        it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier(id).tags(tag("a", "b")));
    aMinuteLater();
    return world.snapshot(id).dbSnapshotArn();
  }

  private static void copy(RdsClient rds, String source, String target, String key) {
    rds.copyDBSnapshot(
        CopyDbSnapshotRequest.builder()
            .sourceDBSnapshotIdentifier(source)
            .targetDBSnapshotIdentifier(target)
            .kmsKeyId(key)
            .build());
  }

  private static void restore(RdsClient rds, String snapshot, String id) {
    rds.restoreDBInstanceFromDBSnapshot(
        it -> it.dbSnapshotIdentifier(snapshot).dbInstanceIdentifier(id));
  }

  private void share(String snapshot, String... accounts) {
    home.modifyDBSnapshotAttribute(
        it -> it.dbSnapshotIdentifier(snapshot).attributeName("restore").valuesToAdd(accounts));
  }

  private void unshare(String snapshot, String... accounts) {
    home.modifyDBSnapshotAttribute(
        it -> it.dbSnapshotIdentifier(snapshot).attributeName("restore").valuesToRemove(accounts));
  }

  private List<String> sharedWith(String snapshot) {
    return home.describeDBSnapshotAttributes(it -> it.dbSnapshotIdentifier(snapshot))
        .dbSnapshotAttributesResult()
        .dbSnapshotAttributes()
        .get(0)
        .attributeValues();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
