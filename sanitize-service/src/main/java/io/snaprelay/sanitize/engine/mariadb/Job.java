package io.snaprelay.sanitize.engine.mariadb;

import java.util.List;

/**
 * One piece of the work, as it is kept in the database.
 *
 * @param phase when its turn is
 * @param schema where
 * @param name what it is about, without any value of a row
 * @param bytes how much it writes; what is biggest begins first
 * @param reason why it is done this way
 * @param details statements, or what else the phase needs
 */
record Job(
    Phase phase, String schema, String name, long bytes, String reason, List<String> details) {
  /** The order of the work; all of a phase is done before the next begins. */
  enum Phase {
    /** Nothing of the user's own fires meanwhile. */
    DISABLE_EVENT,
    DROP_DATABASE,
    DROP_TRIGGER,
    DROP_FOREIGN_KEY,
    /** A masked copy in the place of the table; of a table that is emptied, an empty one. */
    SWAP,
    /** A table that is kept, written anew for what lies between its rows. */
    REBUILD,
    ADD_FOREIGN_KEY,
    SCRIPT,
    /** After a script, whatever it touched. */
    REBUILD_AGAIN,
    CREATE_TRIGGER,
    /** After everything has been looked at. */
    ENABLE_EVENT;

    /** Whether its jobs are done beside each other. */
    boolean isParallel() {
      return this == SWAP || this == REBUILD || this == REBUILD_AGAIN;
    }
  }

  Job {
    details = List.copyOf(details);
  }

  static Job of(Phase phase, String schema, String name, String... details) {
    return new Job(phase, schema, name, 0, "", List.of(details));
  }

  String named() {
    return phase + " " + schema + "." + name;
  }
}
