package io.snaprelay.database;

import io.snaprelay.rds.DatabaseState;
import java.util.Optional;

/** Where reactions get a way into a temporary database from. */
public interface Servers {
  /** The way into a database; empty while it has no endpoint or no managed secret. */
  Optional<Server> of(DatabaseState state);
}
