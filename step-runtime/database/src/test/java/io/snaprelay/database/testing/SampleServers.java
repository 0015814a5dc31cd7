package io.snaprelay.database.testing;

import io.snaprelay.localaws.pg.Postgres;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotFiles;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;
import java.util.Map;

/** Real PostgreSQL servers with a shop in them. */
public final class SampleServers implements AutoCloseable {
  private final Servers postgres;

  private SampleServers(Servers postgres) {
    this.postgres = postgres;
  }

  public static SampleServers open() throws IOException {
    return new SampleServers(Postgres.open(Places.standard(), Start.AT_ONCE));
  }

  /** A server of a major version with nothing in it. */
  public SampleServer empty(int major) throws IOException {
    return SampleServer.start(
        postgres.create(postgres.newest(String.valueOf(major)).orElseThrow()),
        postgres.newPort(),
        postgres.caBundle());
  }

  /** A server of a major version with 20,000 orders, which autovacuum leaves alone. */
  public SampleServer shop(int major) throws IOException {
    SampleServer server = empty(major);
    server.tell(
        "CREATE TABLE orders (id bigint PRIMARY KEY, placed timestamptz NOT NULL, note text)"
            + " WITH (autovacuum_enabled = off)",
        "INSERT INTO orders SELECT g, '2026-11-21 01:00:00+00'::timestamptz - g * interval '1 s',"
            + " repeat('x', 80) || g FROM generate_series(1, 20000) g",
        "CREATE INDEX orders_placed ON orders (placed)",
        "CREATE TABLE documents (id int PRIMARY KEY, body json)",
        "INSERT INTO documents SELECT g, '{\"a\": 1}' FROM generate_series(1, 100) g");
    return server;
  }

  /** The files of a server, which is stopped for that: nothing is left to be replayed. */
  public SnapshotFiles snapshot(SampleServer server) throws IOException {
    return server.snapshot(postgres.snapshotPlace());
  }

  /**
   * A server restored from a snapshot.
   *
   * @param edits what is done to its files before it starts, by their paths in the data directory
   */
  public SampleServer restore(SnapshotFiles files, Map<String, SampleServer.Damage> edits)
      throws IOException {
    return SampleServer.restored(
        postgres.restore(files), postgres.newPort(), postgres.caBundle(), edits);
  }

  @Override
  public void close() {
    postgres.close();
  }
}
