package io.snaprelay.localaws.pg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One version's programs, and a template: the data directory of an empty instance, copied for every
 * new one. Made once per machine and user, shared by all JVMs.
 */
final class Installation {

  /** Raise it when what an installation holds changes: older ones are then left alone. */
  private static final int LAYOUT = 1;

  private final PgVersion version;
  private final Path home;

  private Installation(PgVersion version, Path home) {
    this.version = version;
    this.home = home;
  }

  static Installation of(PgVersion version, Path jar, Path cache, ServerUser user)
      throws IOException {
    Path home = cache.resolve(version.full() + "-" + LAYOUT);
    AtomicFolder.at(home, draft -> new Installation(version, draft).fill(jar, user));
    return new Installation(version, home);
  }

  PgVersion version() {
    return version;
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  Path template() {
    return home.resolve("template");
  }

  Superuser superuser() {
    return new Superuser(passwordFile());
  }

  private Path passwordFile() {
    return home.resolve("superuser-password");
  }

  private void fill(Path jar, ServerUser user) throws IOException {
    TarXz.unpackJar(jar, home);
    TrustedExtensions.allow(home);
    OwnerOnly.write(passwordFile(), OwnerOnly.randomPassword());
    user.give(home);
    Command.run(user.command(initdb()));
    createRoles(user);
  }

  /** One-megabyte WAL segments make an empty instance a quarter smaller. */
  private List<String> initdb() {
    boolean linux = System.getProperty("os.name").startsWith("Linux");
    return List.of(
        program("initdb").toString(),
        "--pgdata=" + template(),
        "--username=" + Superuser.NAME,
        "--pwfile=" + passwordFile(),
        "--auth=scram-sha-256",
        "--encoding=UTF-8",
        "--locale=" + (linux ? "C.UTF-8" : "C"),
        "--wal-segsize=1",
        "--data-checksums",
        "--no-sync");
  }

  private void createRoles(ServerUser user) throws IOException {
    Path log = home.resolve("template.log");
    PostgresServer server =
        PostgresServer.start(
            new Launch(this, user, Settings.plain()), template(), Ports.free(), log);
    try (Connection admin = superuser().connect(server.port(), "postgres");
        Statement sql = admin.createStatement()) {
      for (String statement : RdsRoles.statements(version)) {
        sql.execute(statement);
      }
    } catch (SQLException e) {
      throw new IOException("Cannot prepare the template of " + version.full(), e);
    } finally {
      server.stop();
    }
    Files.deleteIfExists(log);
  }
}
