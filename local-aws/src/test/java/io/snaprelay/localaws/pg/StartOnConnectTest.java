package io.snaprelay.localaws.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotFiles;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartOnConnectTest {

  private Servers postgres;
  private Database sleeping;
  private Client client;

  @BeforeEach
  void startASleeper() throws IOException {
    postgres = Postgres.open(Places.standard(), Start.ON_FIRST_CONNECTION);
    sleeping = postgres.create(postgres.newest("17").orElseThrow());
    int port = postgres.newPort();
    sleeping.start(port, false);
    client = new Client(port, "owner", "secret", postgres.caBundle());
  }

  @AfterEach
  void end() {
    postgres.close();
  }

  @Test
  void noServerRunsBeforeSomebodyConnects() throws Exception {
    assertFalse(sleeping.isRunning());

    assertThrows(SQLException.class, () -> client.ask("postgres", "SELECT 1"));

    assertTrue(sleeping.isRunning());
  }

  @Test
  void clientsThatConnectAtOnceAreAllServedByOneServer() throws Exception {
    sleeping.createMaster("owner", "secret", "shop");
    sleeping.stop();
    sleeping.start(client.port(), false);

    CompletableFuture<String> first = CompletableFuture.supplyAsync(this::startTime);
    CompletableFuture<String> second = CompletableFuture.supplyAsync(this::startTime);

    assertEquals(first.join(), second.join());
  }

  @Test
  void aSleeperCanBeSnapshottedWithoutWaking() throws Exception {
    SnapshotFiles snapshot = sleeping.snapshot(postgres.snapshotPlace());

    assertFalse(sleeping.isRunning());
    Database restored = postgres.restore(snapshot);
    assertEquals(17, restored.release().major());
  }

  @Test
  void aStoppedSleeperIsNotWokenByAConnection() throws Exception {
    sleeping.stop();

    assertThrows(SQLException.class, () -> client.ask("postgres", "SELECT 1"));

    assertFalse(sleeping.isRunning());
  }

  @Test
  void endingTheServerEndsTheRelayedConnections() throws Exception {
    sleeping.createMaster("owner", "secret", "shop");
    try (Connection connection = client.overTls("shop")) {
      sleeping.stop();

      assertFalse(connection.isValid(30));
    }
  }

  private String startTime() {
    try {
      return client.ask("shop", "SELECT pg_postmaster_start_time()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
