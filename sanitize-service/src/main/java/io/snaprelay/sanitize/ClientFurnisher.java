package io.snaprelay.sanitize;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Server;
import io.snaprelay.database.TlsServer;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.sanitize.cleanroom.CleanRoom;
import io.snaprelay.sanitize.cleanroom.Clients;
import io.snaprelay.sanitize.cleanroom.Furnishing;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Loads with the client programs of PostgreSQL, which the configuration points at. */
@ApplicationScoped
class ClientFurnisher implements Furnisher {
  private final SanitizeConfig config;
  private final Clock clock;

  ClientFurnisher(SanitizeConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  @Override
  public boolean isEquippedFor(DatabaseState database) {
    return clients(database).isPresent();
  }

  @Override
  public Path whereClientsAre(DatabaseState database) {
    return Clients.folder(config.clients(), major(database));
  }

  /** A service that has lost its clients since they were seen is one that another replaces. */
  @Override
  public Furnishing attempt(Server masked, Server room, Job job) {
    CleanRoom.Tools tools =
        new CleanRoom.Tools(
            clients(job.room()).orElseThrow(),
            config.scratch().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"))),
            "snaprelay-" + job.run(),
            job.atMost(),
            config.lockTimeout());
    return CleanRoom.attempt((TlsServer) masked, (TlsServer) room, tools, clock, job.once());
  }

  private Optional<Clients> clients(DatabaseState database) {
    return Clients.find(config.clients(), major(database));
  }

  private static int major(DatabaseState database) {
    return Integer.parseInt(Engine.POSTGRES.release(database.engineVersion()));
  }
}
