package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.database.Databases;
import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Finding;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One attempt, from the roles to the comparison. A killed attempt is not gone on with: databases
 * that it has loaded are dropped, unless it had loaded them all.
 */
final class Loading {
  static final String LOADED = "clean-room-loaded";

  private static final String HOLDS_SOMETHING =
      """
      SELECT EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND relpersistence <> 't')
          OR EXISTS (SELECT FROM pg_namespace WHERE oid >= 16384 AND nspname !~ '^pg_')
          OR EXISTS (SELECT FROM pg_proc WHERE oid >= 16384)
          OR EXISTS (SELECT FROM pg_type WHERE oid >= 16384)
          OR EXISTS (SELECT FROM pg_extension WHERE oid >= 16384)
      """;

  private static final String DATABASES =
      "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'rdsadmin'"
          + " ORDER BY datname = 'postgres', datname";

  private static final String HAS_PUBLIC = "SELECT 1 FROM pg_namespace WHERE nspname = 'public'";

  private final Servers servers;
  private final Transfer transfer;
  private final List<CheckResult> results;

  Loading(Servers servers, Transfer transfer, List<CheckResult> results) {
    this.servers = servers;
    this.transfer = transfer;
    this.results = results;
  }

  void run() throws SQLException, IOException {
    try (Servers.Pair entry = servers.open(Databases.ENTRY)) {
      Orphans.end(entry.masked());
      Orphans.end(entry.room());
      List<String> databases = entry.masked().texts(DATABASES);
      Roles roles = new Roles(entry.masked(), entry.room());
      roles.create();
      if (!entry.room().one(HOLDS_SOMETHING, row -> row.getBoolean(1))) {
        load(entry, databases);
      }
      if (!CleanRoom.failed(results)) {
        compare(databases);
        finish(entry, roles);
      }
    }
  }

  private void load(Servers.Pair entry, List<String> databases) throws SQLException, IOException {
    DatabaseShells shells = new DatabaseShells(entry.masked(), entry.room());
    shells.clear();
    shells.create();
    shells.giveAway();
    LoadingRights.grant(entry.room());
    for (String database : databases) {
      if (!CleanRoom.failed(results)) {
        results.add(load(entry, database));
      }
    }
  }

  private CheckResult load(Servers.Pair entry, String database) throws SQLException, IOException {
    Finding finding = Finding.begin(LOADED, database, "dumped and loaded without an error");
    try (Servers.Pair inside = servers.open(database)) {
      new ForcedPolicies(inside.masked()).lift();
      if (inside.masked().texts(HAS_PUBLIC).isEmpty()) {
        inside.room().refusal("DROP SCHEMA public");
      }
      LoadingRights.grantIn(inside.room());
    }
    Optional<Client.Refusal> refusal = transfer.carry(servers, database);
    if (refusal.isPresent()) {
      // A client says no more than that it failed: if the server is gone, these say so.
      entry.masked().texts("SELECT 1");
      entry.room().texts("SELECT 1");
    }
    return refusal.map(why -> finding.fail(why.toString())).orElseGet(() -> finding.pass("done"));
  }

  private void compare(List<String> databases) throws SQLException {
    for (String database : databases) {
      try (Servers.Pair inside = servers.open(database)) {
        ForcedPolicies policies = new ForcedPolicies(inside.masked());
        policies.lift();
        policies.liftAgain(inside.room());
        LoadingRights.revokeIn(inside.room());
        results.addAll(new Comparison(database).of(inside.masked(), inside.room()));
        policies.putBack(inside.room());
        inside.room().run("ANALYZE");
      }
    }
  }

  private void finish(Servers.Pair entry, Roles roles) throws SQLException {
    LoadingRights.revoke(entry.room());
    results.addAll(roles.shape());
    results.addAll(new DatabaseShells(entry.masked(), entry.room()).configure());
  }
}
