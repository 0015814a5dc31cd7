package io.snaprelay.database.testing;

import io.snaprelay.localaws.mariadb.MariaDb;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotFiles;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;
import java.util.Map;

/** Real MariaDB servers with a shop in them, as {@link SampleServers} are PostgreSQL's. */
public final class MariaDbSamples implements AutoCloseable {
  /** The one series of which there are binaries. */
  public static final String SERIES = "11.4";

  private final Servers mariadb;

  private MariaDbSamples(Servers mariadb) {
    this.mariadb = mariadb;
  }

  /** Whether there are binaries: they are fetched for Linux on x86_64 only. */
  public static boolean areHere() {
    return MariaDb.isHere();
  }

  public static MariaDbSamples open() throws IOException {
    return new MariaDbSamples(MariaDb.open(Places.standard(), Start.AT_ONCE));
  }

  /** A server with an empty database {@code shop}. */
  public MariaDbSample empty() throws IOException {
    return MariaDbSample.start(
        mariadb.create(mariadb.newest(SERIES).orElseThrow()),
        mariadb.newPort(),
        mariadb.caBundle());
  }

  /** A server with 20,000 orders. */
  public MariaDbSample shop() throws IOException {
    MariaDbSample server = empty();
    server.tell(
        "CREATE TABLE orders (id bigint PRIMARY KEY, placed datetime(6) NOT NULL, note text,"
            + " KEY orders_placed (placed))",
        "INSERT INTO orders SELECT seq, '2026-11-21 01:00:00' - INTERVAL seq SECOND,"
            + " concat(repeat('x', 80), seq) FROM seq_1_to_20000",
        "CREATE TABLE documents (id int PRIMARY KEY, body json)",
        "INSERT INTO documents SELECT seq, '{\"a\": 1}' FROM seq_1_to_100");
    return server;
  }

  /** The files of a server, which is stopped for that: nothing is left to be replayed. */
  public SnapshotFiles snapshot(MariaDbSample server) throws IOException {
    return server.snapshot(mariadb.snapshotPlace());
  }

  /**
   * A server restored from a snapshot.
   *
   * @param edits what is done to its files before it starts, by their paths in the data directory
   */
  public MariaDbSample restore(SnapshotFiles files, Map<String, SampleServer.Damage> edits)
      throws IOException {
    return MariaDbSample.restored(
        mariadb.restore(files), mariadb.newPort(), mariadb.caBundle(), edits);
  }

  @Override
  public void close() {
    mariadb.close();
  }
}
