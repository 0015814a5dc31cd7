package io.snaprelay.database.testing;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Login;
import io.snaprelay.database.Server;
import io.snaprelay.database.TlsServer;
import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.SnapshotFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A server that a test may damage. */
public final class SampleServer {
  public static final String SHOP = "shop";
  public static final int PAGE = 8192;

  private static final Login OWNER = new Login("owner", "it's a \\ secret");

  /** What a test does to the file of a relation while the server is down. */
  public interface Damage {
    void to(RandomAccessFile file) throws IOException;
  }

  private final Database database;
  private final int port;
  private final Path caBundle;

  private SampleServer(Database database, int port, Path caBundle) {
    this.database = database;
    this.port = port;
    this.caBundle = caBundle;
  }

  static SampleServer start(Database database, int port, Path caBundle) throws IOException {
    database.start(port, true);
    database.createMaster(OWNER.user(), OWNER.password(), SHOP);
    return new SampleServer(database, port, caBundle);
  }

  static SampleServer restored(
      Database database, int port, Path caBundle, Map<String, Damage> edits) throws IOException {
    for (Map.Entry<String, Damage> edit : edits.entrySet()) {
      apply(edit.getValue(), database.data().resolve(edit.getKey()));
    }
    database.start(port, true);
    return new SampleServer(database, port, caBundle);
  }

  SnapshotFiles snapshot(Path place) throws IOException {
    tellAsSuperuser("CHECKPOINT");
    database.stop();
    return database.snapshot(place);
  }

  /** Where the first file of a relation lies in the data directory. */
  public String file(String relation) throws IOException {
    return ask("SELECT pg_relation_filepath('" + relation + "')");
  }

  /** The way in that a proof has. */
  public Server asMaster() {
    return as(OWNER, caBundle);
  }

  public Server as(Login login, Path certificates) {
    return new TlsServer(
        Engine.POSTGRES, "localhost", port, login, certificates, Duration.ofMinutes(5));
  }

  public Path caBundle() {
    return caBundle;
  }

  /** As the owner of the shop. */
  public void tell(String... statements) throws IOException {
    tellAs("SET ROLE owner", statements);
  }

  /** As the superuser that nobody has on RDS. */
  public void tellAsSuperuser(String... statements) throws IOException {
    tellAs("RESET ROLE", statements);
  }

  /** The master may connect to it, and do nothing else. */
  public void createDatabaseOfTheSuperuser(String name) throws IOException {
    database.asSuperuser("postgres", sql -> sql.execute("CREATE DATABASE " + name));
  }

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

  /** Damages a relation's first file, as no statement could. */
  public void damage(String relation, Damage damage) throws IOException {
    tellAsSuperuser("CHECKPOINT");
    Path file = database.data().resolve(file(relation));
    database.stop();
    apply(damage, file);
    database.start(port, true);
  }

  static void apply(Damage damage, Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      damage.to(open);
    }
  }

  /** Deletes its files: a test with many servers needs the room. */
  public void delete() throws IOException {
    database.delete();
  }

  /** What {@link SampleServers#restore} does to {@code global/pg_control} for that. */
  public static Map<String, Damage> withoutChecksums(int major) {
    return Map.of(ControlFile.PATH, file -> ControlFile.disableChecksums(file, major));
  }

  public void stop() throws IOException {
    database.stop();
  }

  /** The bytes of a page are no longer those that its checksum was made of. */
  public static Damage flip(int page) {
    return file -> {
      file.seek((long) page * PAGE + PAGE - 100);
      int old = file.read();
      file.seek((long) page * PAGE + PAGE - 100);
      file.write(~old);
    };
  }

  /** Four bytes anywhere in a page are others. */
  public static Damage flip(int page, int offset) {
    return file -> {
      byte[] bytes = new byte[4];
      file.seek((long) page * PAGE + offset);
      file.readFully(bytes);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
      file.seek((long) page * PAGE + offset);
      file.write(bytes);
    };
  }

  /** A page of zeros is what PostgreSQL itself has where a page was never written. */
  public static Damage zero(int page) {
    return file -> {
      file.seek((long) page * PAGE);
      file.write(new byte[PAGE]);
    };
  }

  public static Damage cutOff(int pages) {
    return file -> file.setLength(file.length() - (long) pages * PAGE);
  }

  private void tellAs(String role, String... statements) throws IOException {
    database.asSuperuser(
        SHOP,
        sql -> {
          sql.execute(role);
          for (String statement : statements) {
            sql.execute(statement);
          }
          return null;
        });
  }
}
