package io.snaprelay.sanitize.testing;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Login;
import io.snaprelay.database.Server;
import io.snaprelay.database.TlsServer;
import io.snaprelay.localaws.mariadb.MariaDb;
import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real MariaDB server with an empty shop in it, and a master user as RDS makes one. */
public final class MariaServer implements AutoCloseable {
  public static final String SHOP = "shop";

  private static final Login OWNER = new Login("owner", "it's a \\ secret");

  private final Servers servers;
  private final Database database;
  private final int port;

  private MariaServer(Servers servers, Database database, int port) {
    this.servers = servers;
    this.database = database;
    this.port = port;
  }

  /** As RDS has it where backups are off: without a binary log. */
  public static MariaServer open() throws IOException {
    return open(false);
  }

  public static MariaServer withBinaryLog() throws IOException {
    return open(true);
  }

  private static MariaServer open(boolean binaryLog) throws IOException {
    Servers servers = MariaDb.open(Places.standard(), Start.AT_ONCE);
    Database database = servers.create(servers.newest("11.4").orElseThrow());
    MariaServer server = new MariaServer(servers, database, servers.newPort());
    database.start(server.port, new Mode(true, binaryLog));
    database.createMaster(OWNER.user(), OWNER.password(), SHOP);
    return server;
  }

  /** The way in that a masking has. */
  public Server asMaster() {
    return new TlsServer(
        Engine.MARIADB, "localhost", port, OWNER, servers.caBundle(), Duration.ofMinutes(5));
  }

  /** As the master user, in the shop, in the {@code sql_mode} that a server begins with. */
  public void tell(String... statements) throws SQLException {
    tellIn(SHOP, statements);
  }

  public void tellIn(String schema, String... statements) throws SQLException {
    try (Connection connection = asMaster().connect(schema);
        Statement sql = connection.createStatement()) {
      sql.setEscapeProcessing(false);
      sql.execute("SET SESSION TRANSACTION READ WRITE");
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }

  /** As the superuser that nobody has on RDS. */
  public void tellAsSuperuser(String... statements) throws IOException {
    database.asSuperuser(
        SHOP,
        sql -> {
          for (String statement : statements) {
            sql.execute(statement);
          }
          return null;
        });
  }

  public String ask(String query) throws IOException {
    return ask(query, 1);
  }

  /** That column of the first row. */
  public String ask(String query, int column) throws IOException {
    return database.asSuperuser(
        SHOP,
        sql -> {
          try (var result = sql.executeQuery(query)) {
            return result.next() ? result.getString(column) : "";
          }
        });
  }

  /** Ends it, and leaves clean files. */
  public Path stop() throws IOException {
    database.stop();
    return database.data();
  }

  /** Its files as a snapshot of the running server has them. */
  public Path frozen() throws IOException {
    return database.snapshot(servers.snapshotPlace()).folder();
  }

  /** Starts it again on its files, with or without a binary log. */
  public void start(boolean binaryLog) throws IOException {
    database.start(port, new Mode(true, binaryLog));
  }

  @Override
  public void close() {
    servers.close();
  }
}
