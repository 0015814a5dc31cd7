package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Path;

/** A database product that can be run here. */
public interface Product {

  /** As folders and system properties name it: {@code postgres}. */
  String name();

  /** As people name it: PostgreSQL. */
  String title();

  /**
   * @param full the version of the binaries, three numbers
   */
  Release release(String full);

  /**
   * Unpacks a release, and makes the data directory of an empty instance, which is copied for every
   * new one. Done once per machine and user, for all JVMs.
   *
   * @param home an empty folder
   */
  void install(Release release, Path jar, Path home, ServerUser user) throws IOException;

  /** The programs of a release that is installed. */
  Programs programs(Release release, Path home);

  /** Raised when what an installation holds changes: older ones are then left alone. */
  int layout();
}
