package io.snaprelay.localaws.server;

import java.nio.file.Path;

/**
 * Where one server runs.
 *
 * @param folder its own folder, in which its data, its log and what it is told lie
 * @param certificates null where nobody but this JVM connects
 */
public record Site(Path folder, int port, ServerUser user, Certificates certificates) {

  /** The name of the folder of its files. */
  public static final String DATA = "data";

  public Path data() {
    return folder.resolve(DATA);
  }

  public Path log() {
    return folder.resolve("server.log");
  }
}
