package io.snaprelay.database.testing;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Login;
import io.snaprelay.database.Server;
import io.snaprelay.database.TlsServer;
import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.SnapshotFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A MariaDB server that a test may damage. */
public final class MariaDbSample {
  public static final String SHOP = "shop";

  private static final Login OWNER = new Login("owner", "it's a \\ secret");

  private final Database database;
  private final int port;
  private final Path caBundle;

  private MariaDbSample(Database database, int port, Path caBundle) {
    this.database = database;
    this.port = port;
    this.caBundle = caBundle;
  }

  static MariaDbSample start(Database database, int port, Path caBundle) throws IOException {
    database.start(port, true);
    database.createMaster(OWNER.user(), OWNER.password(), SHOP);
    return new MariaDbSample(database, port, caBundle);
  }

  static MariaDbSample restored(
      Database database, int port, Path caBundle, Map<String, SampleServer.Damage> edits)
      throws IOException {
    for (Map.Entry<String, SampleServer.Damage> edit : edits.entrySet()) {
      SampleServer.apply(edit.getValue(), database.data().resolve(edit.getKey()));
    }
    database.start(port, true);
    return new MariaDbSample(database, port, caBundle);
  }

  SnapshotFiles snapshot(Path place) throws IOException {
    database.stop();
    return database.snapshot(place);
  }

  /** The way in that a proof has. */
  public Server asMaster() {
    return as(OWNER, caBundle);
  }

  public Server as(Login login, Path certificates) {
    return new TlsServer(
        Engine.MARIADB, "localhost", port, login, certificates, Duration.ofMinutes(5));
  }

  public Path caBundle() {
    return caBundle;
  }

  /** The folder of its files. */
  public Path data() {
    return database.data();
  }

  /** In the shop, as the superuser that nobody has on RDS. */
  public void tell(String... statements) throws IOException {
    database.asSuperuser(
        SHOP,
        sql -> {
          for (String statement : statements) {
            sql.execute(statement);
          }
          return null;
        });
  }

  /** The first column of the first row. */
  public String ask(String query) throws IOException {
    return database.asSuperuser(
        SHOP,
        sql -> {
          try (var result = sql.executeQuery(query)) {
            result.next();
            return result.getString(1);
          }
        });
  }

  public void stop() throws IOException {
    database.stop();
  }

  /** Ends it, and deletes its files. */
  public void delete() throws IOException {
    database.delete();
  }
}
