package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.pg.Database;
import io.snaprelay.localaws.pg.Postgres;
import io.snaprelay.localaws.pg.SnapshotFiles;
import java.io.IOException;
import java.nio.file.Path;

/** A real PostgreSQL server behind an instance. */
record PostgresBehind(Postgres postgres, Endpoints endpoints, Database database)
    implements DatabaseServer {

  @Override
  public void start(Endpoints.Name name, boolean forceTls) throws IOException {
    database.start(endpoints.port(name), forceTls);
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
    return new Files(postgres, endpoints, database.snapshot(postgres.snapshotPlace()));
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
  record Files(Postgres postgres, Endpoints endpoints, SnapshotFiles files)
      implements SnapshotData {

    @Override
    public SnapshotData copy() throws IOException {
      return new Files(postgres, endpoints, files.linkTo(postgres.snapshotPlace()));
    }

    @Override
    public DatabaseServer restore() throws IOException {
      return new PostgresBehind(postgres, endpoints, postgres.restore(files));
    }

    @Override
    public SnapshotData damaged(Damage damage) throws IOException {
      return new Files(postgres, endpoints, damage.of(postgres, files));
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
