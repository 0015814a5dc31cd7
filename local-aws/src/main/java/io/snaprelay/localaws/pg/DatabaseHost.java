package io.snaprelay.localaws.pg;

import java.io.IOException;
import java.nio.file.Path;

/** What all databases of one version share: programs, user, certificates and the run's folder. */
record DatabaseHost(
    Installation installation,
    ServerUser user,
    Certificates certificates,
    RunFolder run,
    Postgres.Start start) {

  /** Starts a server and writes it down for the reaper. */
  PostgresServer startServer(Path folder, int port, boolean tlsOnly) throws IOException {
    Settings.Access access =
        new Settings.Access(
            certificates.serverCertificate(),
            certificates.serverKey(),
            ClientAuthentication.forced(tlsOnly).write(folder));
    Launch launch = new Launch(installation, user, new Settings(access));
    PostgresServer server =
        PostgresServer.start(
            launch, folder.resolve(Database.DATA), port, folder.resolve("server.log"));
    run.remember(server);
    return server;
  }
}
