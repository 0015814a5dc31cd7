package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.ControlPlane.filter;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** What an instance may be, and when it is there. */
class CreateInstanceTest {

  private final ControlPlane plane = new ControlPlane(Quotas.ofAws().withInstances(3));

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void aNewInstanceIsCreatingUntilItsTimeIsOver() {
    plane.rds().createDBInstance(instance("Orders", "none").build());

    assertEquals("creating", plane.world.status("orders"));
    assertNull(plane.world.find("orders").endpoint());
    assertEquals(List.of(), plane.world.events.of("orders"));
    plane.aMinuteLater();
    assertEquals("available", plane.world.status("orders"));
    assertEquals(List.of("0005 us-east-1"), plane.world.events.of("orders"));
  }

  @Test
  void nobodyListensAtTheEndpointOfEngineNone() {
    plane.available("orders");
    DBInstance orders = plane.world.find("orders");

    assertThrows(
        ConnectException.class,
        () -> new Socket(orders.endpoint().address(), orders.endpoint().port()).close());
  }

  @Test
  void aSecondInstanceOfTheNameIsRefused() {
    plane.available("orders");

    assertRefused(
        "DBInstanceAlreadyExists",
        () -> plane.rds().createDBInstance(instance("ORDERS", "none").build()));
  }

  @Test
  void namesAreBoundToTheGrammar() {
    for (String name : List.of("1orders", "or--ders", "orders-", "or_ders", "o".repeat(64))) {
      assertRefused(
          "InvalidParameterValue",
          () -> plane.rds().createDBInstance(instance(name, "none").build()));
    }
  }

  @Test
  void unknownEnginesAndVersionsAreRefusedByName() {
    assertRefused(
        "InvalidParameterValue",
        () -> plane.rds().createDBInstance(instance("orders", "oracle-ee").build()));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            plane
                .rds()
                .createDBInstance(instance("orders", "postgres").engineVersion("9.6").build()));
  }

  @Test
  void theQuotaOfInstancesHolds() {
    plane.available("one");
    plane.available("two");
    plane.available("three");

    assertRefused(
        "InstanceQuotaExceeded",
        () -> plane.rds().createDBInstance(instance("four", "none").build()));
  }

  @Test
  void passwordsThatRdsRefusesAreRefused() {
    for (String password :
        List.of("short", "with space", "sl/ashed-it", "qu\"oted-it", "m@iled-it")) {
      assertRefused(
          "InvalidParameterValue",
          () ->
              plane
                  .world
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
              plane
                  .world
                  .rds()
                  .createDBInstance(instance("orders", "none").masterUsername(name).build()));
    }
  }

  @Test
  void anUnknownFilterIsRefusedAndAKnownOneThatFindsNothingIsNoError() {
    assertRefused(
        "InvalidParameterValue",
        () -> plane.rds().describeDBInstances(it -> it.filters(filter("colour", "blue"))));
    assertEquals(
        0,
        plane
            .world
            .rds()
            .describeDBInstances(it -> it.filters(filter("db-instance-id", "absent")))
            .dbInstances()
            .size());
  }
}
