package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.AccountQuota;

/** What is asked before a database is changed for good. */
class AccountAttributesTest {

  private final ControlPlane plane = new ControlPlane(Quotas.ofAws().withInstances(3));

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void theQuotaCountsInstancesAlsoWhileTheyHaveNoName() {
    plane.available("orders");
    plane.available("restored");
    plane.rename("orders", "orders-old");
    plane.aMinuteLater();
    plane.aMinuteLater();

    AccountQuota instances =
        plane.rds().describeAccountAttributes().accountQuotas().stream()
            .filter(quota -> quota.accountQuotaName().equals("DBInstances"))
            .findFirst()
            .orElseThrow();

    assertEquals(2, instances.used());
    assertEquals(3, instances.max());
  }

  @Test
  void thereIsNeitherProxyNorBlueGreenDeploymentNorMaintenance() {
    assertTrue(plane.rds().describeDBProxies(it -> {}).dbProxies().isEmpty());
    assertTrue(plane.rds().describeBlueGreenDeployments(it -> {}).blueGreenDeployments().isEmpty());
    assertTrue(
        plane
            .rds()
            .describePendingMaintenanceActions(it -> {})
            .pendingMaintenanceActions()
            .isEmpty());
  }

  @Test
  void whatIsAskedForByNameIsNotFoundButADatabaseWithoutMaintenanceIs() {
    plane.available("orders");
    String arn = plane.world.find("orders").dbInstanceArn();

    assertTrue(
        plane
            .rds()
            .describePendingMaintenanceActions(it -> it.resourceIdentifier(arn))
            .pendingMaintenanceActions()
            .isEmpty());
    assertRefused(
        "ResourceNotFoundFault",
        () ->
            plane.rds().describePendingMaintenanceActions(it -> it.resourceIdentifier(arn + "x")));
    assertRefused(
        "DBProxyNotFoundFault", () -> plane.rds().describeDBProxies(it -> it.dbProxyName("p")));
    assertRefused(
        "DBProxyNotFoundFault",
        () -> plane.rds().describeDBProxyTargets(it -> it.dbProxyName("p")));
    assertRefused(
        "BlueGreenDeploymentNotFoundFault",
        () ->
            plane
                .rds()
                .describeBlueGreenDeployments(it -> it.blueGreenDeploymentIdentifier("bgd-1")));
  }
}
