package io.snaprelay.localaws.pg;

import io.snaprelay.localaws.server.Command;
import io.snaprelay.localaws.server.Launch;
import io.snaprelay.localaws.server.LogReplay;
import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.server.OwnerOnly;
import io.snaprelay.localaws.server.Ports;
import io.snaprelay.localaws.server.Programs;
import io.snaprelay.localaws.server.Release;
import io.snaprelay.localaws.server.ServerProcess;
import io.snaprelay.localaws.server.ServerUser;
import io.snaprelay.localaws.server.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One major version's programs, and the template of an empty instance. */
record Installation(Release release, Path home) implements Programs {

  private static final String ENTRY = "postgres";
  private static final String READY = "database system is ready to accept connections";

  /** A fast shutdown (PostgreSQL manual, "Shutting Down the Server"). */
  private static final String STOP = "INT";

  /** An immediate shutdown (the same place): no checkpoint, yet no shared memory left behind. */
  private static final String ABORT = "QUIT";

  @Override
  public Path template() {
    return home.resolve("template");
  }

  @Override
  public void copy(Path data, Path to) throws IOException {
    PhysicalCopy.copy(data, to);
  }

  /** The server itself, not pg_ctl. */
  @Override
  public ServerProcess start(Site site, Mode mode) throws IOException {
    return start(site, site.data(), Settings.of(site, mode));
  }

  @Override
  public String entry() {
    return ENTRY;
  }

  @Override
  public Connection connect(int port, String database) throws IOException, SQLException {
    return new Superuser(passwordFile()).connect(port, database);
  }

  @Override
  public void createMaster(Statement sql, String name, String password, String database)
      throws SQLException {
    sql.execute(RdsRoles.createMaster(name, password));
    sql.execute(RdsRoles.giveDefaultDatabaseTo(name));
    if (database != null && !database.equals(ENTRY)) {
      sql.execute(RdsRoles.createDatabase(database, name));
    }
  }

  @Override
  public void changePassword(Statement sql, String name, String password) throws SQLException {
    sql.execute(RdsRoles.changePassword(name, password));
  }

  @Override
  public Optional<LogReplay> replay() {
    return Optional.of(WalReplay.INSTANCE);
  }

  @Override
  public void install(Path jar, ServerUser user) throws IOException {
    TarXz.unpackJar(jar, home);
    TrustedExtensions.allow(home);
    OwnerOnly.write(passwordFile(), OwnerOnly.randomPassword());
    user.give(home);
    Command.run(user.command(initdb()));
    createRoles(user);
  }

  private ServerProcess start(Site site, Path data, Settings settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program("postgres"));
    command.addAll(List.of("-D", data.toString(), "-p", String.valueOf(site.port())));
    command.addAll(settings.arguments(release));
    return ServerProcess.start(new Launch(command, READY, STOP, ABORT), site);
  }

  /** One-megabyte WAL segments make an empty instance a quarter smaller. */
  private List<String> initdb() {
    boolean linux = System.getProperty("os.name").startsWith("Linux");
    return List.of(
        program("initdb"),
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
    Site site = new Site(home, Ports.free(), user, null);
    ServerProcess server = start(site, template(), Settings.plain());
    try (Connection admin = connect(server.port(), ENTRY);
        Statement sql = admin.createStatement()) {
      for (String statement : RdsRoles.statements(release)) {
        sql.execute(statement);
      }
    } catch (SQLException e) {
      throw new IOException("Cannot prepare the template of " + release.full(), e);
    } finally {
      server.stop();
    }
    Files.deleteIfExists(site.log());
  }

  private String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private Path passwordFile() {
    return home.resolve("superuser-password");
  }
}
