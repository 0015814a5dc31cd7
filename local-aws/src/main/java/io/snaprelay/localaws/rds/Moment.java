package io.snaprelay.localaws.rds;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A database as it was at a moment: the content of a snapshot that nobody has taken.
 *
 * @param until by the clock of this machine
 */
record Moment(ContinuousBackup backup, Instant until) implements SnapshotData {

  @Override
  public DatabaseServer restore() throws IOException {
    return backup.recover(until);
  }

  @Override
  public SnapshotData copy() {
    throw noFiles();
  }

  @Override
  public SnapshotData damaged(Damage damage) {
    throw noFiles();
  }

  @Override
  public void export(Path to) {
    throw noFiles();
  }

  @Override
  public void delete() {}

  private static UnsupportedOperationException noFiles() {
    return new UnsupportedOperationException("A moment has no files before it is restored");
  }
}
