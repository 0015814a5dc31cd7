package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotFiles;
import java.io.IOException;
import java.nio.file.Path;

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
  public SnapshotData snapshot() throws IOException {
    return new Files(servers, wrecker, endpoints, database.snapshot(servers.snapshotPlace()));
  }

  @Override
  public void createMaster(String name, String password, String databaseName) throws IOException {
    database.createMaster(name, password, databaseName);
  }

  @Override
  public void changePassword(String name, String password) throws IOException {
    database.changePassword(name, password);
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
