package io.snaprelay.restore;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.restore.proof.Server;
import java.util.Optional;

/** Where reactions get a way into a temporary database from. */
interface Servers {
  /** The way into a database; empty while it has no endpoint or no managed secret. */
  Optional<Server> of(DatabaseState state);
}
