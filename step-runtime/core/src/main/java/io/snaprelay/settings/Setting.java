package io.snaprelay.settings;

/** One setting of a database, or of an instance that serves a cluster. */
public interface Setting {
  /** Its name in the ledger, in evidence and in events. */
  String settingName();

  /** How it gets into a restored database. */
  Way way();
}
