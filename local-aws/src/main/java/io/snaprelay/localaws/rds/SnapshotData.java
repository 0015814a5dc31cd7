package io.snaprelay.localaws.rds;

import java.io.IOException;
import java.nio.file.Path;

/** What stands behind a snapshot: immutable files, or nothing at all. */
interface SnapshotData {

  /** A copy of its own, which shares the files. */
  SnapshotData copy() throws IOException;

  /** A new server on a real copy; not started. */
  DatabaseServer restore() throws IOException;

  /** The same snapshot with damaged files. */
  SnapshotData damaged(Damage damage) throws IOException;

  /** Writes a real copy of the files. */
  void export(Path to) throws IOException;

  void delete() throws IOException;
}
