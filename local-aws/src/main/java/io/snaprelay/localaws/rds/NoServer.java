package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Behind an instance of {@link Engine#NONE}: nobody listens at its endpoint. */
enum NoServer implements DatabaseServer, SnapshotData, ContinuousBackup {
  INSTANCE;

  @Override
  public void start(Endpoints.Name name, Mode mode) {}

  @Override
  public void stop() {}

  @Override
  public void delete() {}

  @Override
  public SnapshotData snapshot() {
    return this;
  }

  @Override
  public Optional<ContinuousBackup> backUp() {
    return Optional.of(this);
  }

  @Override
  public SnapshotData base() {
    return this;
  }

  @Override
  public DatabaseServer recover(Instant until) {
    return this;
  }

  @Override
  public void end() {}

  @Override
  public void createMaster(String name, String password, String database) {}

  @Override
  public void changePassword(String name, String password) {}

  @Override
  public SnapshotData copy() {
    return this;
  }

  @Override
  public DatabaseServer restore() {
    return this;
  }

  @Override
  public SnapshotData damaged(Damage damage) throws IOException {
    throw new IOException("A snapshot of engine none has no files to damage");
  }

  @Override
  public void export(Path to) throws IOException {
    throw new IOException("A snapshot of engine none has no files to export");
  }
}
