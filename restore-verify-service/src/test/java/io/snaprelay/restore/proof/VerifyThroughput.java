package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.database.Server;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * What a proof costs beside a plain read of the same tables: {@code COPY ... TO STDOUT} thrown
 * away, as {@code pg_dump} reads. On a machine with other work the time tells little; the CPU time
 * of the server's sessions still does. It runs only when it is named, by {@code benchmarks/verify};
 * it asserts nothing about time.
 */
class VerifyThroughput {
  private static final int ROWS = Integer.getInteger("snaprelay.benchmark.rows", 2_000_000);
  private static final int ROUNDS = Integer.getInteger("snaprelay.benchmark.rounds", 3);

  private final Map<String, List<Duration>> measured = new LinkedHashMap<>();
  private final Map<String, List<Duration>> worked = new LinkedHashMap<>();

  @Test
  void aProofBesideAPlainRead() throws Exception {
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = customers(servers);
      for (int round = 0; round < ROUNDS; round++) {
        measure("COPY to nowhere", server, () -> copy(server.asMaster()));
        for (Mode mode : Mode.values()) {
          String name = "proof, " + mode.name().toLowerCase(Locale.ROOT);
          measure(name, server, () -> prove(server, mode));
        }
      }
      tell(server);
    }
  }

  private interface Work {
    void run() throws SQLException, IOException;
  }

  private void measure(String what, SampleServer server, Work work)
      throws SQLException, IOException {
    BackendCpu before = BackendCpu.of(server);
    long begun = System.nanoTime();
    work.run();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    measured.computeIfAbsent(what, name -> new ArrayList<>()).add(took);
    worked
        .computeIfAbsent(what, name -> new ArrayList<>())
        .add(BackendCpu.of(server).since(before));
  }

  private static void copy(Server server) throws SQLException, IOException {
    try (Connection connection = server.connect(SampleServer.SHOP)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY customers TO STDOUT", OutputStream.nullOutputStream());
    }
  }

  private static void prove(SampleServer server, Mode mode) {
    ProofSubject subject = Attempts.in(mode, Attempts.subject(17));
    Proving.Proven proven =
        (Proving.Proven)
            Proof.attempt(
                server.asMaster(), new PostgresChecks(), subject, Effort.USUAL, Attempts.CLOCK);
    assertEquals(List.of(), Attempts.failures(proven));
    if (mode == Mode.STANDARD) {
      Map<String, Duration> byName = new LinkedHashMap<>();
      for (CheckResult result : proven.results()) {
        byName.merge(result.name(), result.took(), Duration::plus);
      }
      System.out.println("session time by check: " + byName);
    }
  }

  private void tell(SampleServer server) throws IOException {
    System.out.printf(
        "%d rows, table %s, indexes %s, %d processors%n",
        ROWS,
        server.ask("SELECT pg_size_pretty(pg_table_size('customers'))"),
        server.ask("SELECT pg_size_pretty(pg_indexes_size('customers'))"),
        Runtime.getRuntime().availableProcessors());
    tell("best", measured);
    tell("CPU of the sessions, best", worked);
  }

  private static void tell(String what, Map<String, List<Duration>> figures) {
    double plain = seconds(best(figures.get("COPY to nowhere")));
    figures.forEach(
        (name, all) ->
            System.out.printf(
                "%-18s %s %6.2f s, all %s, %.2f x COPY%n",
                name, what, seconds(best(all)), all, seconds(best(all)) / plain));
  }

  private static Duration best(List<Duration> all) {
    return all.stream().min(Duration::compareTo).orElseThrow();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static SampleServer customers(SampleServers servers) throws IOException {
    SampleServer server = servers.empty(17);
    server.tell(
        "CREATE TABLE customers AS SELECT g::bigint AS id, 'Person ' || g AS full_name,"
            + " 'person' || g || '@orig.test' AS email, '+4930' || g AS phone,"
            + " repeat(md5(g::text), 4) AS notes, date '1950-01-01' + g % 20000 AS born,"
            + " jsonb_build_object('a', g, 'city', 'Town ' || g % 1000) AS profile,"
            + " timestamptz '2020-01-01' + g * interval '1 minute' AS created_at"
            + " FROM generate_series(1, "
            + ROWS
            + ") g",
        "ALTER TABLE customers ADD PRIMARY KEY (id), ALTER email SET NOT NULL",
        "CREATE UNIQUE INDEX ON customers (email)",
        "CREATE INDEX ON customers (phone)",
        "CREATE INDEX ON customers (lower(full_name))",
        "CREATE INDEX ON customers (created_at)",
        "ANALYZE customers");
    return server;
  }
}
