package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.database.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The content of one database, by way of a dump. */
final class Transfer {
  private static final String JOBS = "--jobs=2";

  private final Client client;
  private final Scratch scratch;

  Transfer(Client client, Scratch scratch) {
    this.client = client;
    this.scratch = scratch;
  }

  /** Answers how it failed; empty if it did not. */
  Optional<Client.Refusal> carry(Servers servers, String database) throws IOException {
    Path dump = scratch.path("dump");
    Optional<Client.Refusal> refusal = dump(servers, database, dump);
    if (refusal.isEmpty()) {
      refusal = load(servers, database, dump);
    }
    scratch.drop(dump);
    return refusal;
  }

  private Optional<Client.Refusal> dump(Servers servers, String database, Path dump)
      throws IOException {
    return client.run(
        Clients.DUMP,
        servers.masked(),
        database,
        "--format=directory",
        JOBS,
        "--compress=1",
        "--file=" + dump,
        "--no-tablespaces",
        "--no-subscriptions",
        "--exclude-schema=" + ForcedPolicies.SCHEMA,
        "--lock-wait-timeout=" + servers.lockTimeout().toMillis());
  }

  /** The entry is loaded last and as a whole: what is in it tells that all is loaded. */
  private Optional<Client.Refusal> load(Servers servers, String database, Path dump)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--exit-on-error", "--no-tablespaces"));
    arguments.add(database.equals(Databases.ENTRY) ? "--single-transaction" : JOBS);
    arguments.add(dump.toString());
    return client.run(Clients.RESTORE, servers.room(), database, arguments.toArray(new String[0]));
  }
}
