package io.snaprelay.localaws.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotFiles;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A snapshot under full load is the database of one instant. The same checks find a copy that was
 * taken without holding the server still: a test that could not fail would prove nothing.
 */
class SnapshotStressTest {

  private static final int SNAPSHOTS = 4;

  /** A single careless copy escapes about one time in five; ten in a row never do. */
  private static final int CARELESS_TRIES = 10;

  private static final int BETWEEN = 150;

  private Servers postgres;
  private Database source;
  private Client client;

  @BeforeEach
  void startTheSource() throws IOException {
    postgres = Postgres.open(Places.standard(), Start.AT_ONCE);
    source = postgres.create(postgres.newest("17").orElseThrow());
    int port = postgres.newPort();
    source.start(port, false);
    source.createMaster("owner", "secret", "shop");
    client = new Client(port, "owner", "secret", postgres.caBundle());
    source.asSuperuser("shop", sql -> sql.execute("CREATE EXTENSION amcheck"));
  }

  @AfterEach
  void end() {
    postgres.close();
  }

  @Test
  void everySnapshotUnderLoadIsTheDatabaseOfOneInstant() throws Exception {
    try (BankLoad load = new BankLoad(client, source)) {
      for (int number = 1; number <= SNAPSHOTS; number++) {
        load.awaitTransactions(BETWEEN);
        long before = load.acknowledged();
        SnapshotFiles snapshot = source.snapshot(postgres.snapshotPlace());
        long after = load.acknowledged() + BankLoad.CLIENTS;
        assertEquals(List.of(), problems(snapshot, before, after), "snapshot " + number);
        snapshot.delete();
      }
      report("frozen copy: %d of %d restores right", SNAPSHOTS, SNAPSHOTS);
    }
  }

  @Test
  void theSameChecksCatchACopyOfAMovingServer() throws Exception {
    int tries = 0;
    List<String> found = List.of();
    try (BankLoad load = new BankLoad(client, source)) {
      while (found.isEmpty() && tries < CARELESS_TRIES) {
        tries++;
        load.awaitTransactions(BETWEEN);
        Path place = postgres.snapshotPlace();
        PhysicalCopy.copy(source.data(), place);
        SnapshotFiles careless = SnapshotFiles.seal(source.release(), place);
        found = problems(careless, 0, Long.MAX_VALUE);
        careless.delete();
      }
    }
    report("careless copy: caught in try %d of at most %d: %s", tries, CARELESS_TRIES, found);
    assertTrue(!found.isEmpty(), "no check noticed any careless copy");
  }

  private List<String> problems(SnapshotFiles snapshot, long atLeast, long atMost)
      throws IOException {
    Database restored = postgres.restore(snapshot);
    try {
      restored.start(postgres.newPort(), false);
      return restored.asSuperuser("shop", sql -> problems(sql, atLeast, atMost));
    } catch (IOException unusable) {
      return List.of(unusable.getMessage());
    } finally {
      restored.delete();
    }
  }

  private static List<String> problems(Statement sql, long atLeast, long atMost)
      throws SQLException {
    List<String> problems = new ArrayList<>();
    long moved = number(sql, "SELECT coalesce(sum(delta), 0) FROM history");
    for (String table : List.of("accounts", "tellers", "branches")) {
      long sum = number(sql, "SELECT sum(balance) FROM " + table);
      if (sum != moved) {
        problems.add(table + " sum to " + sum + ", history to " + moved);
      }
    }
    long transactions = number(sql, "SELECT count(*) FROM history");
    if (transactions < atLeast || transactions > atMost) {
      problems.add(transactions + " transactions, not " + atLeast + " to " + atMost);
    }
    sql.execute(
        "SELECT bt_index_check(indexrelid, true) FROM pg_index JOIN pg_class c ON c.oid = indexrelid"
            + " JOIN pg_am a ON a.oid = c.relam WHERE amname = 'btree' AND c.relpersistence = 'p'");
    return problems;
  }

  private static long number(Statement sql, String query) throws SQLException {
    try (ResultSet result = sql.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static void report(String format, Object... values) {
    System.getLogger(SnapshotStressTest.class.getName())
        .log(System.Logger.Level.INFO, String.format(format, values));
  }
}
