package io.snaprelay.sanitize;

import io.snaprelay.database.Server;
import io.snaprelay.names.RunId;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.sanitize.cleanroom.Furnishing;
import io.snaprelay.sanitize.engine.Once;
import java.nio.file.Path;
import java.time.Duration;

/** What loads a clean room. A killed attempt is begun anew by the next one. */
interface Furnisher {
  /**
   * What is to be done.
   *
   * @param run for which run
   * @param room the clean room, as RDS describes it
   * @param atMost when the attempt is handed back
   * @param once who has done it already, and who is to know
   */
  record Job(RunId run, DatabaseState room, Duration atMost, Once<Furnishing.Done> once) {}

  /** Whether there is all that it takes to load a database of this version. */
  boolean isEquippedFor(DatabaseState database);

  /** Where the client programs for it are looked for. */
  Path whereClientsAre(DatabaseState database);

  /** Loads what the masked server holds into the clean room, and compares the two. */
  Furnishing attempt(Server masked, Server room, Job job);
}
