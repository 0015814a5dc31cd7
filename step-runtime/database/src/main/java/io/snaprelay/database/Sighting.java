package io.snaprelay.database;

import io.snaprelay.ledger.Created;
import io.snaprelay.rds.DatabaseState;

/** What stands under the derived name of a temporary database. */
public sealed interface Sighting {
  /** RDS knows no database of that name. */
  record Absent() implements Sighting {}

  /** Ours beyond doubt: derived name, tags, and the resource id that the ledger holds. */
  record Ours(DatabaseState state, Created created) implements Sighting {}

  /** Name and tags are ours, but the ledger holds no resource id: the reply was lost, perhaps. */
  record Unrecorded(DatabaseState state) implements Sighting {}

  /** Somebody else's. It is never touched. */
  record Foreign(String why) implements Sighting {}
}
