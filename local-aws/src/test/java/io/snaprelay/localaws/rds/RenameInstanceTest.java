package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rename is a swap of names that is visible step by step. */
class RenameInstanceTest {

  private final ControlPlane plane = new ControlPlane(Quotas.ofAws());

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void aRenameGoesThroughAGapInWhichNeitherNameIsFound() {
    plane.available("orders");
    String resource = plane.world.find("orders").dbiResourceId();

    plane.rename("orders", "orders-old");

    assertEquals("available", plane.world.status("orders"));
    assertEquals(
        "orders-old", plane.world.find("orders").pendingModifiedValues().dbInstanceIdentifier());
    plane.aMinuteLater();
    assertEquals("renaming", plane.world.status("orders"));
    plane.aMinuteLater();
    assertRefused("DBInstanceNotFound", () -> plane.world.find("orders"));
    assertRefused("DBInstanceNotFound", () -> plane.world.find("orders-old"));
    assertEquals("orders-old", plane.byResource(resource).dbInstanceIdentifier());
    assertEquals(0, plane.rds().describeDBInstances().dbInstances().size());
    plane.aMinuteLater();
    assertEquals("modifying", plane.world.status("orders-old"));
    plane.aMinuteLater();
    assertEquals("available", plane.world.status("orders-old"));
    assertEquals(resource, plane.world.find("orders-old").dbiResourceId());
    assertTrue(plane.world.find("orders-old").dbInstanceArn().endsWith(":db:orders-old"));
    assertEquals(List.of("0005 us-east-1", "0004 us-east-1"), plane.world.events.of("orders"));
    assertEquals(List.of("0006 us-east-1"), plane.world.events.of("orders-old"));
  }

  @Test
  void aRenameOntoAnExistingInstanceIsRefusedAndNothingIsLost() {
    plane.available("orders");
    plane.available("restored");
    String orders = plane.world.find("orders").dbiResourceId();
    String restored = plane.world.find("restored").dbiResourceId();

    assertRefused("DBInstanceAlreadyExists", () -> plane.rename("restored", "orders"));
    plane.later(Duration.ofMinutes(10));

    assertEquals(orders, plane.world.find("orders").dbiResourceId());
    assertEquals(restored, plane.world.find("restored").dbiResourceId());
    assertEquals("available", plane.world.status("restored"));
  }

  @Test
  void twoRenamesOntoOneNameCannotBothWin() {
    plane.available("one");
    plane.available("two");

    plane.rename("one", "orders");

    assertRefused("DBInstanceAlreadyExists", () -> plane.rename("two", "orders"));
    assertRefused(
        "DBInstanceAlreadyExists",
        () -> plane.rds().createDBInstance(instance("orders", "none").build()));
    plane.later(Duration.ofMinutes(10));
    assertEquals("available", plane.world.status("orders"));
    assertEquals("available", plane.world.status("two"));
  }

  @Test
  void aNameUsedAgainIsAnotherResource() {
    plane.available("orders");
    String first = plane.world.find("orders").dbiResourceId();
    plane.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true));
    plane.aMinuteLater();

    plane.available("orders");

    assertNotEquals(first, plane.world.find("orders").dbiResourceId());
  }
}
