package io.snaprelay.sanitize.engine;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Prints how long masking takes beside what the same server does in the same minutes. It asserts
 * nothing on time, and runs only if it is asked to: {@code benchmarks/README.md}.
 */
@EnabledIfSystemProperty(named = "snaprelay.benchmark", matches = "masking")
class MaskingBenchmark {
  private static final long ROWS = Long.getLong("snaprelay.benchmark.rows", 2_000_000);

  private static final String[] TABLE = {
    "CREATE TABLE customers (id bigint, email text, phone text, name text, city text,"
        + " born date, profile jsonb, notes text, created_at timestamptz)"
        + " WITH (autovacuum_enabled = off)",
    "INSERT INTO customers SELECT g, 'user' || g || '@corp-real.nl', '+3161' || (1000000 + g),"
        + " 'Name ' || (g % 50000), 'City ' || (g % 900), date '1950-01-01' + (g % 18000)::int,"
        + " jsonb_build_object('contact', jsonb_build_object('email', 'user' || g || '@x.nl'),"
        + " 'tier', g % 5), repeat('note ', (g % 30)::int),"
        + " timestamptz '2020-01-01' + g * interval '1 s' FROM generate_series(1, "
        + ROWS
        + ") g",
  };

  private static final List<String> INDEXES =
      List.of(
          "ALTER TABLE %1$s ADD PRIMARY KEY (id)",
          "CREATE UNIQUE INDEX ON %1$s (email)",
          "CREATE INDEX ON %1$s (phone)",
          "CREATE INDEX ON %1$s (lower(name))",
          "CREATE INDEX ON %1$s (created_at)");

  private static final TableWork MASKS =
      Bench.table(
          "customers",
          "email",
          Bench.email("email"),
          "phone",
          "'+999' || lpad((id % 100000000)::text, 8, '0')",
          "name",
          Bench.hash("name"),
          "city",
          "'City'",
          "born",
          "born + 1 + (id % 90)::int",
          "profile",
          "jsonb_set(profile, '{contact,email}', '\"x@example.invalid\"')",
          "notes",
          "NULL");

  /** As an extension that masks row by row has it: nested, and with a search path of its own. */
  private static final String[] PER_ROW = {
    "CREATE FUNCTION digest_of(v text) RETURNS text LANGUAGE sql IMMUTABLE SECURITY DEFINER"
        + " SET search_path = pg_catalog AS"
        + " $$ SELECT encode(sha256(convert_to('key' || v, 'UTF8')), 'hex') $$",
    "CREATE FUNCTION hash_of(v text) RETURNS text LANGUAGE sql IMMUTABLE SECURITY DEFINER"
        + " SET search_path = public, pg_catalog AS $$ SELECT digest_of(v) $$",
  };

  @Test
  void prints() throws Exception {
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = servers.empty(17);
      server.tell(TABLE);
      for (String index : INDEXES) {
        server.tell(index.formatted("customers"));
      }
      server.tell("ANALYZE");
      ServerCpu cpu = ServerCpu.of(server);
      Cost limit = Cost.of(cpu, () -> identity(server));
      limit.print("CREATE TABLE AS SELECT * + the 5 indexes on 2 connections", limit);
      fresh(server, "masked");
      Cost.of(cpu, () -> mask(server, "masked", 0)).print("masking, copied and swapped", limit);
      tell(server, "postgres", "DROP DATABASE masked");
      fresh(server, "altered");
      Cost.of(cpu, () -> mask(server, "altered", Long.MAX_VALUE))
          .print("masking, one ALTER", limit);
      tell(server, "postgres", "DROP DATABASE altered");
      fresh(server, "updated");
      Cost.of(cpu, () -> tell(server, "updated", update(MASKS))).print("one UPDATE", limit);
      tell(server, "postgres", "DROP DATABASE updated");
      fresh(server, "by_row");
      tell(server, "by_row", PER_ROW);
      Cost.of(cpu, () -> tell(server, "by_row", perRow()))
          .times(10)
          .print("UPDATE by functions per row, a tenth of the rows, times 10", limit);
      fresh(server, "whole");
      Cost.of(cpu, () -> whole(server)).print("masking + scrub + post-conditions", limit);
    }
  }

  private static void identity(SampleServer server) throws Exception {
    tell(server, "shop", "CREATE TABLE copy AS SELECT * FROM customers");
    CompletableFuture<Void> one =
        CompletableFuture.runAsync(() -> index(server, INDEXES.subList(0, 2)));
    CompletableFuture<Void> two =
        CompletableFuture.runAsync(() -> index(server, INDEXES.subList(2, 5)));
    CompletableFuture.allOf(one, two).join();
    tell(server, "shop", "DROP TABLE copy");
  }

  private static void index(SampleServer server, List<String> indexes) {
    try {
      for (String index : indexes) {
        tell(server, "shop", "SET maintenance_work_mem = '64MB'", index.formatted("copy"));
      }
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static void whole(SampleServer server) throws Exception {
    WorkSource source =
        session ->
            switch (session.database()) {
              case "whole" -> new WorkSource.Decided.Mask(DatabaseWork.of(MASKS));
              case "postgres" -> new WorkSource.Decided.Mask(DatabaseWork.of());
              default -> new WorkSource.Decided.Drop();
            };
    Sanitizing end =
        new Attempt(server.asMaster(), source, Bench.KEY, Bench.LIMITS, Clock.systemUTC()).run();
    System.out.println(end.getClass().getSimpleName());
  }

  private static String update(TableWork work) {
    List<String> sets =
        work.expressions().entrySet().stream()
            .map(each -> Sql.name(each.getKey()) + " = " + each.getValue())
            .toList();
    return "UPDATE customers SET " + String.join(", ", sets);
  }

  private static String perRow() {
    return "UPDATE customers SET email = hash_of(email), phone = hash_of(phone),"
        + " name = hash_of(name), city = hash_of(city), notes = NULL WHERE id <= "
        + ROWS / 10;
  }

  private static void fresh(SampleServer server, String database) throws IOException {
    tell(server, "postgres", "CREATE DATABASE " + database + " TEMPLATE shop", "CHECKPOINT");
  }

  private static void tell(SampleServer server, String database, String... statements)
      throws IOException {
    try (Connection connection = server.asMaster().connect(database);
        Statement sql = connection.createStatement()) {
      sql.execute("SET default_transaction_read_only = off");
      sql.execute("SET snaprelay.key = 'key'");
      for (String statement : statements) {
        sql.execute(statement);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void mask(SampleServer server, String database, long copiedFrom)
      throws SQLException {
    SanitationLimits limits =
        new SanitationLimits(
            Bench.LIMITS.connections(),
            Bench.LIMITS.atMost(),
            Bench.LIMITS.lockTimeout(),
            Bench.LIMITS.maintenanceMemory(),
            copiedFrom);
    Bench.mask(server.asMaster(), database, limits, DatabaseWork.of(MASKS));
  }
}
