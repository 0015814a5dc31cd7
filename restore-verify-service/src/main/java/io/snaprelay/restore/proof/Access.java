package io.snaprelay.restore.proof;

import io.snaprelay.database.Server;

/** The way into the temporary database as a role of the application. */
public sealed interface Access {
  /** Its secret could be read. */
  record Granted(Server server) implements Access {}

  /** Its secret could not be read. */
  record Refused(String why) implements Access {}
}
