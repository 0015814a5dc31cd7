package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A real server behind an instance. */
record RealServer(Servers servers, Wrecker wrecker, Endpoints endpoints, Database database)
    implements DatabaseServer {

  @Override
  public void start(Endpoints.Name name, Mode mode) throws IOException {
    database.start(endpoints.port(name), mode);
  }

  @Override
  public void stop() throws IOException {
    database.stop();
  }

  @Override
  public void delete() throws IOException {
    database.delete();
  }

  @Override
  public Files snapshot() throws IOException {
    return new Files(servers, wrecker, endpoints, database.snapshot(servers.snapshotPlace()));
  }

  /** The log is kept first: nothing is missing between it and the files. */
  @Override
  public Optional<ContinuousBackup> backUp() throws IOException {
    return database.keepLog() ? Optional.of(new Logged(this, snapshot())) : Optional.empty();
  }

  @Override
  public void createMaster(String name, String password, String databaseName) throws IOException {
    database.createMaster(name, password, databaseName);
  }

  @Override
  public void changePassword(String name, String password) throws IOException {
    database.changePassword(name, password);
  }

  /** Real files, and the log that a real server keeps since. */
  record Logged(RealServer source, Files files) implements ContinuousBackup {

    @Override
    public SnapshotData base() throws IOException {
      return files.copy();
    }

    @Override
    public DatabaseServer recover(Instant until) throws IOException {
      return new RealServer(
          source.servers,
          source.wrecker,
          source.endpoints,
          source.servers.recover(files.files(), source.database, until));
    }

    @Override
    public void end() throws IOException {
      source.database.letGoOfLog();
    }

    @Override
    public void delete() throws IOException {
      files.delete();
    }
  }

  /** The files of a real snapshot. */
  record Files(Servers servers, Wrecker wrecker, Endpoints endpoints, SnapshotFiles files)
      implements SnapshotData {

    @Override
    public SnapshotData copy() throws IOException {
      return new Files(servers, wrecker, endpoints, files.linkTo(servers.snapshotPlace()));
    }

    @Override
    public DatabaseServer restore() throws IOException {
      return new RealServer(servers, wrecker, endpoints, servers.restore(files));
    }

    @Override
    public SnapshotData damaged(Damage damage) throws IOException {
      return new Files(servers, wrecker, endpoints, damage.of(servers, files, wrecker));
    }

    @Override
    public void export(Path to) throws IOException {
      files.copyTo(to);
    }

    @Override
    public void delete() throws IOException {
      files.delete();
    }
  }
}
