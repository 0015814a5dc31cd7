package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.ControlPlane.copy;
import static io.snaprelay.localaws.rds.ControlPlane.restore;
import static io.snaprelay.localaws.rds.ControlPlane.tag;
import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.HOME;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Filter;

/** Names, tags, pages and events of snapshots, and what a restore keeps. */
class SnapshotRulesTest {

  private final ControlPlane plane = new ControlPlane(Quotas.ofAws());

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void anAutomatedSnapshotIsNamedByTheMinuteAndNotDeletable() {
    plane.available("orders");

    String id = plane.world.local.automatedSnapshot(ACCOUNT, HOME, "orders");

    assertEquals("rds:orders-2026-03-01-02-01", id);
    assertEquals("backing-up", plane.world.status("orders"));
    plane.aMinuteLater();
    assertEquals(List.of("0090 us-east-1", "0091 us-east-1"), plane.world.events.of(id));
    assertRefused(
        "InvalidDBSnapshotState",
        () -> plane.rds().deleteDBSnapshot(it -> it.dbSnapshotIdentifier(id)));
    assertEquals(
        1,
        plane.rds().describeDBSnapshots(it -> it.snapshotType("automated")).dbSnapshots().size());
    plane.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true));
    plane.later(Duration.ofMinutes(2));
    assertEquals(0, plane.rds().describeDBSnapshots().dbSnapshots().size());
  }

  @Test
  void anAutomatedSnapshotIsFoundByNameOnlyWithItsType() {
    plane.available("orders");
    String id = plane.world.local.automatedSnapshot(ACCOUNT, HOME, "orders");

    assertRefused("DBSnapshotNotFound", () -> plane.world.snapshot(id));
    assertEquals(
        1,
        plane
            .rds()
            .describeDBSnapshots(it -> it.dbSnapshotIdentifier(id).snapshotType("automated"))
            .dbSnapshots()
            .size());
  }

  @Test
  void tagsAreCopiedOnlyWhenTheCallGivesNone() {
    plane
        .rds()
        .createDBInstance(
            instance("orders", "none").copyTagsToSnapshot(true).tags(tag("team", "shop")).build());
    plane.aMinuteLater();
    plane
        .rds()
        .createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("bare"));
    plane.aMinuteLater();
    plane
        .rds()
        .createDBSnapshot(
            it ->
                it.dbInstanceIdentifier("orders")
                    .dbSnapshotIdentifier("own")
                    .tags(tag("run", "r1")));
    plane.aMinuteLater();
    plane
        .rds()
        .copyDBSnapshot(
            it ->
                it.sourceDBSnapshotIdentifier("bare")
                    .targetDBSnapshotIdentifier("c")
                    .copyTags(true));
    copy(plane.rds(), "bare", "d", null);

    assertEquals(List.of(tag("team", "shop")), plane.world.snapshot("bare").tagList());
    assertEquals(List.of(tag("run", "r1")), plane.world.snapshot("own").tagList());
    assertEquals(List.of(tag("team", "shop")), plane.world.snapshot("c").tagList());
    assertEquals(List.of(), plane.world.snapshot("d").tagList());
  }

  @Test
  void aRestoreInheritsTagsAndForgetsAlmostEverythingElse() {
    plane
        .rds()
        .createDBSubnetGroup(
            it ->
                it.dbSubnetGroupName("verify")
                    .dbSubnetGroupDescription("proofs")
                    .subnetIds("subnet-1", "subnet-2"));
    plane
        .rds()
        .createDBInstance(
            instance("orders", "none")
                .tags(tag("team", "shop"))
                .multiAZ(true)
                .deletionProtection(true)
                .vpcSecurityGroupIds("sg-1")
                .dbSubnetGroupName("verify")
                .build());
    plane.aMinuteLater();
    plane.rds().createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s"));
    plane.aMinuteLater();

    restore(plane.rds(), "s", "plain");
    plane.aMinuteLater();
    assertEquals("modifying", plane.world.status("plain"));
    plane.aMinuteLater();

    DBInstance plain = plane.world.find("plain");
    assertEquals("available", plain.dbInstanceStatus());
    assertEquals(List.of(tag("team", "shop")), plain.tagList());
    assertEquals("owner", plain.masterUsername());
    assertFalse(plain.multiAZ());
    assertFalse(plain.deletionProtection());
    assertEquals("default", plain.dbSubnetGroup().dbSubnetGroupName());
    assertEquals("sg-default", plain.vpcSecurityGroups().get(0).vpcSecurityGroupId());
    assertTrue(!plain.dbiResourceId().equals(plane.world.find("orders").dbiResourceId()));
    assertEquals(List.of("0043 us-east-1"), plane.world.events.of("plain"));
    assertEquals("Restored from snapshot s", plane.world.events.last().message());
  }

  @Test
  void aRestoreIntoWhatIsNotThereIsRefused() {
    plane.snapshot("s", null);

    assertRefused("DBSnapshotNotFound", () -> restore(plane.rds(), "absent", "r"));
    assertRefused("DBInstanceAlreadyExists", () -> restore(plane.rds(), "s", "orders"));
    assertRefused(
        "DBSubnetGroupNotFoundFault",
        () ->
            plane
                .rds()
                .restoreDBInstanceFromDBSnapshot(
                    it ->
                        it.dbSnapshotIdentifier("s")
                            .dbInstanceIdentifier("r")
                            .dbSubnetGroupName("absent")));
    assertRefused(
        "DBParameterGroupNotFound",
        () ->
            plane
                .rds()
                .restoreDBInstanceFromDBSnapshot(
                    it ->
                        it.dbSnapshotIdentifier("s")
                            .dbInstanceIdentifier("r")
                            .dbParameterGroupName("absent")));
    assertRefused("DBInstanceNotFound", () -> plane.world.find("r"));
  }

  @Test
  void aSnapshotThatIsNotReadyIsNeitherCopiedNorRestoredNorDeleted() {
    plane.available("orders");
    plane.rds().createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s"));

    assertRefused("InvalidDBSnapshotState", () -> copy(plane.rds(), "s", "c", null));
    assertRefused("InvalidDBSnapshotState", () -> restore(plane.rds(), "s", "r"));
    assertRefused(
        "InvalidDBSnapshotState",
        () -> plane.rds().deleteDBSnapshot(it -> it.dbSnapshotIdentifier("s")));
    assertRefused(
        "DBSnapshotAlreadyExists",
        () -> {
          plane.aMinuteLater();
          plane
              .rds()
              .createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("S"));
        });
  }

  @Test
  void pagesFollowOneAnotherAndFiltersSelect() {
    plane.snapshot("s", null);
    for (int number = 1; number < 25; number++) {
      copy(plane.rds(), "s", "c" + number, null);
    }

    List<DBSnapshot> all =
        plane.rds().describeDBSnapshotsPaginator(it -> it.maxRecords(20)).dbSnapshots().stream()
            .toList();
    assertEquals(25, all.size());
    assertEquals(25, all.stream().map(DBSnapshot::dbSnapshotIdentifier).distinct().count());
    assertEquals(20, plane.rds().describeDBSnapshots(it -> it.maxRecords(20)).dbSnapshots().size());
    assertRefused(
        "InvalidParameterValue", () -> plane.rds().describeDBSnapshots(it -> it.maxRecords(5)));
    Filter two = Filter.builder().name("db-snapshot-id").values("c1", "c2").build();
    assertEquals(2, plane.rds().describeDBSnapshots(it -> it.filters(two)).dbSnapshots().size());
  }

  @Test
  void eventsOfTheLastHourAreListedWithoutTheirIds() {
    plane.snapshot("s", null);

    assertEquals(
        List.of("Creating manual snapshot", "Manual snapshot created"),
        plane
            .rds()
            .describeEvents(it -> it.sourceIdentifier("s").sourceType("db-snapshot"))
            .events()
            .stream()
            .map(event -> event.message())
            .toList());
    plane.later(Duration.ofHours(2));
    assertEquals(0, plane.rds().describeEvents().events().size());
    assertEquals(3, plane.rds().describeEvents(it -> it.duration(300)).events().size());
    assertRefused(
        "InvalidParameterCombination",
        () -> plane.rds().describeEvents(it -> it.sourceIdentifier("s")));
  }
}
