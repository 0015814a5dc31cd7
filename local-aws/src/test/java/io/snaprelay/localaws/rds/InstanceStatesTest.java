package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** States of an instance that is changed, on a clock that stands still until the test moves it. */
class InstanceStatesTest {

  private final ControlPlane plane = new ControlPlane(Quotas.ofAws());

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void anInstanceIsBackingUpWhileASnapshotIsTaken() {
    plane.available("orders");

    plane.rds().createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s"));

    assertEquals("backing-up", plane.world.status("orders"));
    assertEquals("creating", plane.world.snapshot("s").status());
    assertRefused(
        "InvalidDBInstanceState",
        () ->
            plane
                .rds()
                .createDBSnapshot(
                    it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("t")));
    plane.aMinuteLater();
    assertEquals("available", plane.world.status("orders"));
    assertEquals("available", plane.world.snapshot("s").status());
    assertEquals(100, plane.world.snapshot("s").percentProgress());
    assertEquals(List.of("0040 us-east-1", "0042 us-east-1"), plane.world.events.of("s"));
  }

  @Test
  void settingsArePendingThenModifyingThenInForce() {
    plane.available("orders");

    plane
        .rds()
        .modifyDBInstance(
            it ->
                it.dbInstanceIdentifier("orders")
                    .dbInstanceClass("db.m6g.large")
                    .applyImmediately(true));

    assertEquals("modifying", plane.world.status("orders"));
    assertEquals(
        "db.m6g.large", plane.world.find("orders").pendingModifiedValues().dbInstanceClass());
    assertEquals("db.t4g.micro", plane.world.find("orders").dbInstanceClass());
    plane.aMinuteLater();
    assertEquals("available", plane.world.status("orders"));
    assertEquals("db.m6g.large", plane.world.find("orders").dbInstanceClass());
    assertNull(plane.world.find("orders").pendingModifiedValues().dbInstanceClass());
  }

  @Test
  void settingsThatAreNotAppliedAtOnceWaitForAReboot() {
    plane.available("orders");

    plane.rds().modifyDBInstance(it -> it.dbInstanceIdentifier("orders").multiAZ(true));
    assertEquals("available", plane.world.status("orders"));
    assertTrue(plane.world.find("orders").pendingModifiedValues().multiAZ());
    plane.rds().rebootDBInstance(it -> it.dbInstanceIdentifier("orders"));
    assertEquals("rebooting", plane.world.status("orders"));
    plane.aMinuteLater();

    assertTrue(plane.world.find("orders").multiAZ());
    assertNull(plane.world.find("orders").pendingModifiedValues().multiAZ());
  }

  @Test
  void aManagedSecretIsCreatingThenActiveAndEndsWithItsInstance() {
    plane.world.keys.create(RdsWorld.ACCOUNT, RdsWorld.HOME, "secrets");
    plane.available("orders");

    plane
        .rds()
        .modifyDBInstance(
            it ->
                it.dbInstanceIdentifier("orders")
                    .manageMasterUserPassword(true)
                    .masterUserSecretKmsKeyId("alias/secrets")
                    .applyImmediately(true));

    assertEquals("resetting-master-credentials", plane.world.status("orders"));
    assertEquals("creating", plane.world.find("orders").masterUserSecret().secretStatus());
    plane.aMinuteLater();
    assertEquals("available", plane.world.status("orders"));
    assertEquals("active", plane.world.find("orders").masterUserSecret().secretStatus());
    assertEquals("alias/secrets", plane.world.find("orders").masterUserSecret().kmsKeyId());
    assertEquals(List.of("0005 us-east-1", "0016 us-east-1"), plane.world.events.of("orders"));
    plane.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true));
    plane.aMinuteLater();
    assertEquals(0, plane.world.secrets.count());
  }

  @Test
  void aPasswordOfOnesOwnIsRefusedWhileRdsManagesIt() {
    plane
        .rds()
        .createDBInstance(
            instance("orders", "none")
                .masterUserPassword(null)
                .manageMasterUserPassword(true)
                .build());
    plane.aMinuteLater();

    assertRefused(
        "InvalidParameterCombination",
        () ->
            plane
                .rds()
                .modifyDBInstance(
                    it -> it.dbInstanceIdentifier("orders").masterUserPassword("12345678")));
  }

  @Test
  void anInstanceStopsAndStarts() {
    plane.available("orders");

    plane.rds().stopDBInstance(it -> it.dbInstanceIdentifier("orders"));
    assertEquals("stopping", plane.world.status("orders"));
    plane.aMinuteLater();
    assertEquals("stopped", plane.world.status("orders"));
    assertRefused(
        "InvalidDBInstanceState",
        () ->
            plane
                .rds()
                .createDBSnapshot(
                    it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s")));
    plane.rds().startDBInstance(it -> it.dbInstanceIdentifier("orders"));
    assertEquals("starting", plane.world.status("orders"));
    plane.aMinuteLater();
    assertEquals("available", plane.world.status("orders"));
  }

  @Test
  void aSecretUnderAKeyThatIsNotThereIsRefusedAtOnce() {
    plane.available("orders");

    assertRefused(
        "KMSKeyNotAccessibleFault",
        () ->
            plane
                .rds()
                .modifyDBInstance(
                    it ->
                        it.dbInstanceIdentifier("orders")
                            .manageMasterUserPassword(true)
                            .masterUserSecretKmsKeyId("alias/absent")));
    assertEquals("available", plane.world.status("orders"));
  }

  @Test
  void anInstanceDeletedWhileItIsModifiedStaysDeleted() {
    plane.available("orders");
    plane
        .rds()
        .modifyDBInstance(
            it -> it.dbInstanceIdentifier("orders").multiAZ(true).applyImmediately(true));

    plane.later(Duration.ofSeconds(30));
    plane.delete("orders");
    plane.later(Duration.ofSeconds(45));

    assertEquals("deleting", plane.world.status("orders"));
    plane.aMinuteLater();
    assertRefused("DBInstanceNotFound", () -> plane.world.find("orders"));
  }
}
