package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.PASSWORD;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.pg.Client;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** Whom the endpoint of a cluster lets in, and who stays in, while names move. */
class ClusterEndpointTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);
  private static final int SECONDS = 5;

  private final ControlPlane plane = new ControlPlane(Quotas.ofAws());

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void aRenameLetsWhoeverIsConnectedGoOnUntilTheWriterRestarts() throws Exception {
    try (Connection open = aurora().overTls("shop")) {
      rename("ledger-old");
      assertTrue(open.isValid(SECONDS));

      reboot("reader");
      assertTrue(open.isValid(SECONDS));
      reboot("writer");
      assertTrue(!open.isValid(SECONDS));
    }
  }

  @Test
  void aRebootOfAMultiAzClusterEndsWhatItsRenameHasLeftAndLetsEverybodyInAgain() throws Exception {
    Client ledger = multiAz();
    try (Connection open = ledger.overTls("shop")) {
      rename("ledger-old");
      assertTrue(open.isValid(SECONDS));

      plane.rds().rebootDBCluster(it -> it.dbClusterIdentifier("ledger-old"));

      assertEquals("rebooting", cluster("ledger-old").status());
      plane.later(LONG_ENOUGH);
      assertTrue(!open.isValid(SECONDS));
    }
    assertEquals("available", cluster("ledger-old").status());
    Client again = plane.world.client(cluster("ledger-old").port(), PASSWORD);
    assertEquals("1", again.ask("shop", "SELECT 1"));
  }

  @Test
  void aMultiAzClusterWithTheNameOfARenamedOneGetsInstancesOfItsOwn() throws Exception {
    multiAz();
    rename("ledger-old");

    Client second = multiAz();

    assertEquals("1", second.ask("shop", "SELECT 1"));
    assertEquals(
        List.of(
            "ledger-instance-1 ledger-old",
            "ledger-instance-2 ledger-old",
            "ledger-instance-3 ledger-old",
            "ledger-instance-4 ledger",
            "ledger-instance-5 ledger",
            "ledger-instance-6 ledger"),
        plane.rds().describeDBInstances().dbInstances().stream()
            .map(it -> it.dbInstanceIdentifier() + " " + it.dbClusterIdentifier())
            .toList());
  }

  @Test
  void anAuroraClusterIsNotRebootedAsAWhole() {
    aurora();

    assertRefused(
        "InvalidParameterCombination",
        () -> plane.rds().rebootDBCluster(it -> it.dbClusterIdentifier("ledger")));
  }

  @Test
  void nobodyIsLetInWhileTheWriterGetsAnotherName() {
    Client ledger = aurora();

    beginRename("reader", "reader-2");
    assertDoesNotThrow(() -> ledger.ask("shop", "SELECT 1"));
    plane.later(LONG_ENOUGH);
    beginRename("writer", "writer-2");
    assertThrows(SQLException.class, () -> ledger.ask("shop", "SELECT 1"));
    plane.later(LONG_ENOUGH);
    assertDoesNotThrow(() -> ledger.ask("shop", "SELECT 1"));
  }

  private void rename(String to) {
    plane
        .rds()
        .modifyDBCluster(
            it ->
                it.dbClusterIdentifier("ledger").newDBClusterIdentifier(to).applyImmediately(true));
    plane.later(LONG_ENOUGH);
  }

  /** Until it is renaming. */
  private void beginRename(String from, String to) {
    plane.rename(from, to);
    plane.aMinuteLater();
  }

  private void reboot(String member) {
    plane.rds().rebootDBInstance(it -> it.dbInstanceIdentifier(member));
    plane.later(LONG_ENOUGH);
  }

  /** With the two instances that are called what they do. */
  private Client aurora() {
    plane
        .rds()
        .createDBCluster(
            ClusterPlane.cluster("ledger")
                .engine("aurora-postgresql")
                .databaseName("shop")
                .build());
    plane.later(LONG_ENOUGH);
    for (String member : new String[] {"writer", "reader"}) {
      plane
          .rds()
          .createDBInstance(
              it ->
                  it.dbInstanceIdentifier(member)
                      .dbClusterIdentifier("ledger")
                      .dbInstanceClass("db.r6g.large")
                      .engine("aurora-postgresql"));
      plane.later(LONG_ENOUGH);
    }
    return client();
  }

  private Client multiAz() {
    plane
        .rds()
        .createDBCluster(
            ClusterPlane.cluster("ledger")
                .engine("postgres")
                .databaseName("shop")
                .dbClusterInstanceClass("db.m6gd.large")
                .allocatedStorage(100)
                .build());
    plane.later(LONG_ENOUGH);
    plane.later(LONG_ENOUGH);
    return client();
  }

  private Client client() {
    return plane.world.client(cluster("ledger").port(), PASSWORD);
  }

  private DBCluster cluster(String id) {
    return plane.rds().describeDBClusters(it -> it.dbClusterIdentifier(id)).dbClusters().get(0);
  }
}
