package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a delete asks for, and what it leaves. */
class DeleteInstanceTest {

  private final ControlPlane plane = new ControlPlane(Quotas.ofAws());

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void aProtectedInstanceIsNotDeleted() {
    plane.rds().createDBInstance(instance("orders", "none").deletionProtection(true).build());
    plane.aMinuteLater();

    assertRefused(
        "InvalidParameterCombination",
        () ->
            plane
                .rds()
                .deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true)));
    assertEquals("available", plane.world.status("orders"));
  }

  @Test
  void aDeleteNeedsAWordOnTheFinalSnapshot() {
    plane.available("orders");

    assertRefused(
        "InvalidParameterCombination",
        () -> plane.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders")));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            plane
                .rds()
                .deleteDBInstance(
                    it ->
                        it.dbInstanceIdentifier("orders")
                            .skipFinalSnapshot(true)
                            .finalDBSnapshotIdentifier("last")));
  }

  @Test
  void aFinalSnapshotIsTakenBeforeTheInstanceIsGone() {
    plane.available("orders");

    plane
        .rds()
        .deleteDBInstance(
            it -> it.dbInstanceIdentifier("orders").finalDBSnapshotIdentifier("last"));

    assertEquals("deleting", plane.world.status("orders"));
    assertEquals("creating", plane.world.snapshot("last").status());
    assertRefused(
        "InvalidDBInstanceState",
        () ->
            plane
                .rds()
                .deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true)));
    plane.aMinuteLater();
    assertEquals("available", plane.world.snapshot("last").status());
    assertEquals("deleting", plane.world.status("orders"));
    plane.aMinuteLater();
    assertRefused("DBInstanceNotFound", () -> plane.world.find("orders"));
    assertEquals(List.of("0005 us-east-1", "0003 us-east-1"), plane.world.events.of("orders"));
  }

  @Test
  void anInstanceDeletedWhileCreatingNeverBecomesAvailable() {
    plane.rds().createDBInstance(instance("orders", "none").build());

    plane.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true));

    assertEquals("deleting", plane.world.status("orders"));
    plane.aMinuteLater();
    assertFalse(plane.world.events.of("orders").contains("0005 us-east-1"));
    assertRefused("DBInstanceNotFound", () -> plane.world.find("orders"));
  }
}
