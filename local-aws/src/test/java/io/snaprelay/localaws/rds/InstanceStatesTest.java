package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.ManualTimeline;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Filter;

/** Every state of an instance, on a clock that stands still until the test moves it. */
class InstanceStatesTest {

  private final ManualTimeline clock = new ManualTimeline(Instant.parse("2026-03-01T02:00:00Z"));
  private RdsWorld world;

  @BeforeEach
  void open() {
    Durations durations = Durations.all(Duration.ofMinutes(1));
    world = new RdsWorld(clock, durations, Quotas.ofAws().withInstances(3));
  }

  @AfterEach
  void close() {
    world.close();
    clock.close();
  }

  @Test
  void aNewInstanceIsCreatingUntilItsTimeIsOver() throws Exception {
    world.rds().createDBInstance(instance("Orders", "none").build());

    assertEquals("creating", world.status("orders"));
    assertNull(world.find("orders").endpoint());
    assertEquals(List.of(), world.events.of("orders"));
    aMinuteLater();
    assertEquals("available", world.status("orders"));
    assertEquals(List.of("0005 us-east-1"), world.events.of("orders"));
  }

  @Test
  void nobodyListensAtTheEndpointOfEngineNone() throws Exception {
    available("orders");
    DBInstance orders = world.find("orders");

    assertThrows(
        ConnectException.class,
        () -> new Socket(orders.endpoint().address(), orders.endpoint().port()).close());
  }

  @Test
  void aSecondInstanceOfTheNameIsRefused() throws Exception {
    available("orders");

    assertRefused(
        "DBInstanceAlreadyExists",
        () -> world.rds().createDBInstance(instance("ORDERS", "none").build()));
  }

  @Test
  void namesAreBoundToTheGrammar() {
    for (String name : List.of("1orders", "or--ders", "orders-", "or_ders", "o".repeat(64))) {
      assertRefused(
          "InvalidParameterValue",
          () -> world.rds().createDBInstance(instance(name, "none").build()));
    }
  }

  @Test
  void unknownEnginesAndVersionsAreRefusedByName() {
    assertRefused(
        "InvalidParameterValue",
        () -> world.rds().createDBInstance(instance("orders", "oracle-ee").build()));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            world
                .rds()
                .createDBInstance(instance("orders", "postgres").engineVersion("9.6").build()));
  }

  @Test
  void theQuotaOfInstancesHolds() throws Exception {
    available("one");
    available("two");
    available("three");

    assertRefused(
        "InstanceQuotaExceeded",
        () -> world.rds().createDBInstance(instance("four", "none").build()));
  }

  @Test
  void anInstanceIsBackingUpWhileASnapshotIsTaken() throws Exception {
    available("orders");

    world.rds().createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s"));

    assertEquals("backing-up", world.status("orders"));
    assertEquals("creating", world.snapshot("s").status());
    assertRefused(
        "InvalidDBInstanceState",
        () ->
            world
                .rds()
                .createDBSnapshot(
                    it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("t")));
    aMinuteLater();
    assertEquals("available", world.status("orders"));
    assertEquals("available", world.snapshot("s").status());
    assertEquals(100, world.snapshot("s").percentProgress());
    assertEquals(List.of("0040 us-east-1", "0042 us-east-1"), world.events.of("s"));
  }

  @Test
  void settingsArePendingThenModifyingThenInForce() throws Exception {
    available("orders");

    world
        .rds()
        .modifyDBInstance(
            it ->
                it.dbInstanceIdentifier("orders")
                    .dbInstanceClass("db.m6g.large")
                    .applyImmediately(true));

    assertEquals("modifying", world.status("orders"));
    assertEquals("db.m6g.large", world.find("orders").pendingModifiedValues().dbInstanceClass());
    assertEquals("db.t4g.micro", world.find("orders").dbInstanceClass());
    aMinuteLater();
    assertEquals("available", world.status("orders"));
    assertEquals("db.m6g.large", world.find("orders").dbInstanceClass());
    assertNull(world.find("orders").pendingModifiedValues().dbInstanceClass());
  }

  @Test
  void settingsThatAreNotAppliedAtOnceWaitForAReboot() throws Exception {
    available("orders");

    world.rds().modifyDBInstance(it -> it.dbInstanceIdentifier("orders").multiAZ(true));
    assertEquals("available", world.status("orders"));
    assertTrue(world.find("orders").pendingModifiedValues().multiAZ());
    world.rds().rebootDBInstance(it -> it.dbInstanceIdentifier("orders"));
    assertEquals("rebooting", world.status("orders"));
    aMinuteLater();

    assertTrue(world.find("orders").multiAZ());
    assertNull(world.find("orders").pendingModifiedValues().multiAZ());
  }

  @Test
  void aManagedSecretIsCreatingThenActiveAndEndsWithItsInstance() throws Exception {
    available("orders");

    world
        .rds()
        .modifyDBInstance(
            it ->
                it.dbInstanceIdentifier("orders")
                    .manageMasterUserPassword(true)
                    .masterUserSecretKmsKeyId("alias/secrets")
                    .applyImmediately(true));

    assertEquals("resetting-master-credentials", world.status("orders"));
    assertEquals("creating", world.find("orders").masterUserSecret().secretStatus());
    aMinuteLater();
    assertEquals("available", world.status("orders"));
    assertEquals("active", world.find("orders").masterUserSecret().secretStatus());
    assertEquals("alias/secrets", world.find("orders").masterUserSecret().kmsKeyId());
    assertEquals(List.of("0005 us-east-1", "0016 us-east-1"), world.events.of("orders"));
    world.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true));
    aMinuteLater();
    assertEquals(0, world.secrets.count());
  }

  @Test
  void aPasswordOfOnesOwnIsRefusedWhileRdsManagesIt() throws Exception {
    world
        .rds()
        .createDBInstance(
            instance("orders", "none")
                .masterUserPassword(null)
                .manageMasterUserPassword(true)
                .build());
    aMinuteLater();

    assertRefused(
        "InvalidParameterCombination",
        () ->
            world
                .rds()
                .modifyDBInstance(
                    it -> it.dbInstanceIdentifier("orders").masterUserPassword("12345678")));
  }

  @Test
  void passwordsThatRdsRefusesAreRefused() {
    for (String password :
        List.of("short", "with space", "sl/ashed-it", "qu\"oted-it", "m@iled-it")) {
      assertRefused(
          "InvalidParameterValue",
          () ->
              world
                  .rds()
                  .createDBInstance(
                      instance("orders", "none").masterUserPassword(password).build()));
    }
  }

  @Test
  void aMasterMayNotBearANameOfTheServersOwn() {
    for (String name : List.of("rdsadmin", "RDS_superuser", "pg_me", "1st", "public")) {
      assertRefused(
          "InvalidParameterValue",
          () ->
              world
                  .rds()
                  .createDBInstance(instance("orders", "none").masterUsername(name).build()));
    }
  }

  @Test
  void aRenameGoesThroughAGapInWhichNeitherNameIsFound() throws Exception {
    available("orders");
    String resource = world.find("orders").dbiResourceId();

    rename("orders", "orders-old");

    assertEquals("available", world.status("orders"));
    assertEquals("orders-old", world.find("orders").pendingModifiedValues().dbInstanceIdentifier());
    aMinuteLater();
    assertEquals("renaming", world.status("orders"));
    aMinuteLater();
    assertRefused("DBInstanceNotFound", () -> world.find("orders"));
    assertRefused("DBInstanceNotFound", () -> world.find("orders-old"));
    assertEquals("orders-old", byResource(resource).dbInstanceIdentifier());
    assertEquals(0, world.rds().describeDBInstances().dbInstances().size());
    aMinuteLater();
    assertEquals("modifying", world.status("orders-old"));
    aMinuteLater();
    assertEquals("available", world.status("orders-old"));
    assertEquals(resource, world.find("orders-old").dbiResourceId());
    assertTrue(world.find("orders-old").dbInstanceArn().endsWith(":db:orders-old"));
    assertEquals(List.of("0005 us-east-1", "0004 us-east-1"), world.events.of("orders"));
    assertEquals(List.of("0006 us-east-1"), world.events.of("orders-old"));
  }

  @Test
  void aRenameOntoAnExistingInstanceIsRefusedAndNothingIsLost() throws Exception {
    available("orders");
    available("restored");
    String orders = world.find("orders").dbiResourceId();
    String restored = world.find("restored").dbiResourceId();

    assertRefused("DBInstanceAlreadyExists", () -> rename("restored", "orders"));
    clock.advance(Duration.ofMinutes(10));

    assertEquals(orders, world.find("orders").dbiResourceId());
    assertEquals(restored, world.find("restored").dbiResourceId());
    assertEquals("available", world.status("restored"));
  }

  @Test
  void twoRenamesOntoOneNameCannotBothWin() throws Exception {
    available("one");
    available("two");

    rename("one", "orders");

    assertRefused("DBInstanceAlreadyExists", () -> rename("two", "orders"));
    assertRefused(
        "DBInstanceAlreadyExists",
        () -> world.rds().createDBInstance(instance("orders", "none").build()));
    clock.advance(Duration.ofMinutes(10));
    assertEquals("available", world.status("orders"));
    assertEquals("available", world.status("two"));
  }

  @Test
  void anInstanceStopsAndStarts() throws Exception {
    available("orders");

    world.rds().stopDBInstance(it -> it.dbInstanceIdentifier("orders"));
    assertEquals("stopping", world.status("orders"));
    aMinuteLater();
    assertEquals("stopped", world.status("orders"));
    assertRefused(
        "InvalidDBInstanceState",
        () ->
            world
                .rds()
                .createDBSnapshot(
                    it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s")));
    world.rds().startDBInstance(it -> it.dbInstanceIdentifier("orders"));
    assertEquals("starting", world.status("orders"));
    aMinuteLater();
    assertEquals("available", world.status("orders"));
  }

  @Test
  void aProtectedInstanceIsNotDeleted() throws Exception {
    world.rds().createDBInstance(instance("orders", "none").deletionProtection(true).build());
    aMinuteLater();

    assertRefused(
        "InvalidParameterCombination",
        () ->
            world
                .rds()
                .deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true)));
    assertEquals("available", world.status("orders"));
  }

  @Test
  void aDeleteNeedsAWordOnTheFinalSnapshot() throws Exception {
    available("orders");

    assertRefused(
        "InvalidParameterCombination",
        () -> world.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders")));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            world
                .rds()
                .deleteDBInstance(
                    it ->
                        it.dbInstanceIdentifier("orders")
                            .skipFinalSnapshot(true)
                            .finalDBSnapshotIdentifier("last")));
  }

  @Test
  void aFinalSnapshotIsTakenBeforeTheInstanceIsGone() throws Exception {
    available("orders");

    world
        .rds()
        .deleteDBInstance(
            it -> it.dbInstanceIdentifier("orders").finalDBSnapshotIdentifier("last"));

    assertEquals("deleting", world.status("orders"));
    assertEquals("creating", world.snapshot("last").status());
    assertRefused(
        "InvalidDBInstanceState",
        () ->
            world
                .rds()
                .deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true)));
    aMinuteLater();
    assertEquals("available", world.snapshot("last").status());
    assertEquals("deleting", world.status("orders"));
    aMinuteLater();
    assertRefused("DBInstanceNotFound", () -> world.find("orders"));
    assertEquals(List.of("0005 us-east-1", "0003 us-east-1"), world.events.of("orders"));
  }

  @Test
  void anInstanceDeletedWhileCreatingNeverBecomesAvailable() throws Exception {
    world.rds().createDBInstance(instance("orders", "none").build());

    world.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true));

    assertEquals("deleting", world.status("orders"));
    aMinuteLater();
    assertFalse(world.events.of("orders").contains("0005 us-east-1"));
    assertRefused("DBInstanceNotFound", () -> world.find("orders"));
  }

  @Test
  void aNameUsedAgainIsAnotherResource() throws Exception {
    available("orders");
    String first = world.find("orders").dbiResourceId();
    world.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true));
    aMinuteLater();

    available("orders");

    assertNotEquals(first, world.find("orders").dbiResourceId());
  }

  @Test
  void anUnknownFilterIsRefusedAndAKnownOneThatFindsNothingIsNoError() {
    assertRefused(
        "InvalidParameterValue",
        () -> world.rds().describeDBInstances(it -> it.filters(filter("colour", "blue"))));
    assertEquals(
        0,
        world
            .rds()
            .describeDBInstances(it -> it.filters(filter("db-instance-id", "absent")))
            .dbInstances()
            .size());
  }

  private void aMinuteLater() throws InterruptedException {
    clock.advance(Duration.ofMinutes(1));
  }

  private void available(String id) throws InterruptedException {
    world.rds().createDBInstance(instance(id, "none").build());
    aMinuteLater();
  }

  private void rename(String from, String to) {
    world
        .rds()
        .modifyDBInstance(
            it -> it.dbInstanceIdentifier(from).newDBInstanceIdentifier(to).applyImmediately(true));
  }

  private DBInstance byResource(String resource) {
    return world
        .rds()
        .describeDBInstances(it -> it.filters(filter("dbi-resource-id", resource)))
        .dbInstances()
        .get(0);
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }
}
