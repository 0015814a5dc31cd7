package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Path;

/** What all databases of one release share: programs, user, certificates and the run's folder. */
record DatabaseHost(
    Programs programs, ServerUser user, Certificates certificates, RunFolder run, Start start) {

  /** Starts a server and writes it down for the reaper. */
  ServerProcess startServer(Path folder, int port, Mode mode) throws IOException {
    ServerProcess server = programs.start(new Site(folder, port, user, certificates), mode);
    run.remember(server);
    return server;
  }
}
