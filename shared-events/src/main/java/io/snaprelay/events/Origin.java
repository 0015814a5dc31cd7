package io.snaprelay.events;

/** Where a snapshot comes from; it routes the events about it. */
public enum Origin {
  /** Taken or picked from the database that the run is about. */
  SOURCE,
  /** Copied from another snapshot of the run. */
  COPY,
  /** Taken from the sanitized temporary database. */
  SANITIZED
}
