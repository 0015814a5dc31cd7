package io.snaprelay.localaws.mariadb;

import io.snaprelay.localaws.server.Command;
import io.snaprelay.localaws.server.Launch;
import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.server.OwnerOnly;
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

/** One release's programs, and the template of an empty instance. */
record Installation(Release release, Path home) implements Programs {

  private static final String READY = ": ready for connections.";

  /** A normal shutdown (MariaDB, "Stopping MariaDB"). */
  private static final String STOP = "TERM";

  /** MariaDB has no signal of its own for that, and no System V memory. */
  private static final String ABORT = "KILL";

  @Override
  public Path template() {
    return home.resolve("template");
  }

  @Override
  public void copy(Path data, Path to) throws IOException {
    DataCopy.copy(data, to);
  }

  @Override
  public ServerProcess start(Site site, Mode mode) throws IOException {
    BinaryLog log = new BinaryLog(site.data());
    if (!mode.binaryLog() && log.exists()) {
      recover(site, mode);
      log.delete();
    }
    return launch(site, mode);
  }

  @Override
  public String entry() {
    return "mysql";
  }

  @Override
  public Connection connect(int port, String database) throws IOException, SQLException {
    return new Superuser(Files.readString(passwordFile())).connect(port, database);
  }

  @Override
  public void createMaster(Statement sql, String name, String password, String database)
      throws SQLException {
    sql.setEscapeProcessing(false);
    sql.execute(RdsUsers.createMaster(name, password));
    sql.execute(RdsUsers.grantToMaster(name));
    if (database != null) {
      sql.execute(RdsUsers.createDatabase(database));
    }
  }

  @Override
  public void changePassword(Statement sql, String name, String password) throws SQLException {
    sql.setEscapeProcessing(false);
    sql.execute(RdsUsers.changePassword(name, password));
  }

  @Override
  public void install(Path jar, ServerUser user) throws IOException {
    ServerJar.unpack(jar, home);
    String password = OwnerOnly.randomPassword();
    OwnerOnly.write(passwordFile(), password);
    Path users = OwnerOnly.write(home.resolve("users.sql"), RdsUsers.ofAnEmptyInstance(password));
    user.give(home);
    Command.run(user.command(createSystemTables(users)));
    Files.delete(users);
  }

  /**
   * A server that had a binary log and was not stopped decides by that log which of its prepared
   * transactions are committed, and refuses to start without it (MariaDB, "Transaction Coordinator
   * Log Overview").
   */
  private void recover(Site site, Mode mode) throws IOException {
    launch(site, new Mode(mode.tlsOnly(), true)).stop();
  }

  private ServerProcess launch(Site site, Mode mode) throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/mariadbd").toString()));
    command.addAll(Settings.ofFiles(home, site.data()));
    command.addAll(Settings.ofServer(site, mode));
    return ServerProcess.start(new Launch(command, READY, STOP, ABORT), site);
  }

  private List<String> createSystemTables(Path users) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", home.resolve("scripts/mariadb-install-db").toString()));
    command.addAll(Settings.ofFiles(home, template()));
    command.addAll(List.of("--auth-root-authentication-method=normal", "--skip-test-db"));
    command.addAll(List.of("--skip-name-resolve", "--extra-file=" + users));
    return command;
  }

  private Path passwordFile() {
    return home.resolve("superuser-password");
  }
}
