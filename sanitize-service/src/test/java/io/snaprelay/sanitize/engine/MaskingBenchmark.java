package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Session;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Prints how long masking takes beside what the same server does in the same minutes. It asserts
 * nothing on time, and runs only if it is asked to: {@code benchmarks/README.md}.
 */
@EnabledIfSystemProperty(named = "snaprelay.benchmark", matches = "masking")
class MaskingBenchmark {
  private static final int ROUNDS = Integer.getInteger("snaprelay.benchmark.rounds", 1);
  private static final boolean ALL = !Boolean.getBoolean("snaprelay.benchmark.short");

  private static final String RULES =
      """
      databases:
        shop:
          tables:
            public.customers:
              keep: [id, created_at]
              columns:
                email: email
                phone: phone
                name: name
                city: { address: city }
                born: { dateShift: 90 }
                profile: { json: { paths: { $.contact.email: email }, others: keep } }
                notes: null
      """;

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
    for (Customers customers : Customers.values()) {
      try (SampleServers servers = SampleServers.open()) {
        new MaskingBenchmark().print(servers.empty(17), customers);
      }
    }
  }

  private void print(SampleServer server, Customers customers) throws Exception {
    System.out.println(customers.told());
    customers.create(server);
    TableWork work = work(server);
    ServerCpu cpu = ServerCpu.of(server);
    IdentityCopy identity = new IdentityCopy(server);
    for (int i = 0; i < ROUNDS; i++) {
      Cost limit = Cost.of(cpu, identity::onTwoConnections);
      limit.print("CREATE TABLE AS SELECT * + the 5 indexes, 2 connections", limit);
      Cost.of(cpu, identity::onOneConnection).print("the same, 1 connection, defaults", limit);
      masked(server, cpu, limit, work, 0, "masking, copied and swapped");
      if (ALL && customers == Customers.IN_NO_ORDER && i + 1 == ROUNDS) {
        others(server, cpu, limit, work);
      }
    }
  }

  private static void others(SampleServer server, ServerCpu cpu, Cost limit, TableWork work)
      throws Exception {
    masked(server, cpu, limit, work, Long.MAX_VALUE, "masking, one ALTER");
    fresh(server, "updated");
    Cost.of(cpu, () -> tell(server, "updated", update(work))).print("one UPDATE", limit);
    tell(server, "postgres", "DROP DATABASE updated");
    fresh(server, "by_row");
    tell(server, "by_row", PER_ROW);
    Cost.of(cpu, () -> tell(server, "by_row", perRow()))
        .times(10)
        .print("UPDATE by functions per row, a tenth of the rows, times 10", limit);
    fresh(server, "whole");
    Cost.of(cpu, () -> whole(server, work)).print("masking + scrub + post-conditions", limit);
  }

  private static void masked(
      SampleServer server, ServerCpu cpu, Cost limit, TableWork work, long copiedFrom, String what)
      throws Exception {
    fresh(server, "masked");
    Cost.of(cpu, () -> mask(server, work, copiedFrom)).print(what, limit);
    tell(server, "postgres", "DROP DATABASE masked");
  }

  private static TableWork work(SampleServer server) throws SQLException {
    Rules rules = ((RulesReading.Accepted) RulesReader.read(RULES)).rules();
    try (Session session = Session.open(server.asMaster(), SampleServer.SHOP)) {
      return ((WorkSource.Decided.Mask) new RulesSource(rules).decide(session))
          .work()
          .tables()
          .get(0);
    }
  }

  private static void whole(SampleServer server, TableWork work) throws Exception {
    WorkSource source =
        session ->
            switch (session.database()) {
              case "whole" -> new WorkSource.Decided.Mask(DatabaseWork.of(work));
              case "postgres" -> new WorkSource.Decided.Mask(DatabaseWork.of());
              default -> new WorkSource.Decided.Drop();
            };
    Sanitizing end =
        new Attempt(
                server.asMaster(),
                source,
                Bench.KEY,
                SanitationLimits.standard(),
                Clock.systemUTC())
            .run(Unasked.once());
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
        + Customers.ROWS / 10;
  }

  private static void fresh(SampleServer server, String database) throws IOException {
    tell(server, "postgres", "CREATE DATABASE " + database + " TEMPLATE shop", "CHECKPOINT");
  }

  private static void tell(SampleServer server, String database, String... statements)
      throws IOException {
    try (Connection connection = server.asMaster().connect(database);
        Statement sql = connection.createStatement()) {
      sql.execute("SET default_transaction_read_only = off");
      sql.execute("SET snaprelay.key = '" + Bench.KEY.hex() + "'");
      for (String statement : statements) {
        sql.execute(statement);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void mask(SampleServer server, TableWork work, long copiedFrom)
      throws SQLException {
    SanitationLimits standard = SanitationLimits.standard();
    SanitationLimits limits =
        new SanitationLimits(
            standard.connections(),
            standard.atMost(),
            standard.lockTimeout(),
            standard.maintenanceMemory(),
            copiedFrom);
    Bench.mask(server.asMaster(), "masked", limits, DatabaseWork.of(work));
  }
}
