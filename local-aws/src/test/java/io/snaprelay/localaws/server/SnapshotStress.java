package io.snaprelay.localaws.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
public abstract class SnapshotStress {

  private static final int SNAPSHOTS = 4;

  /** A single careless copy escapes about one time in five; ten in a row never do. */
  private static final int CARELESS_TRIES = 10;

  private static final int BETWEEN = 150;

  /** Some seconds of work, in which every product writes pages. */
  private static final int MEANWHILE = 2_000;

  /** With a binary log: a copy has to keep it and the tables in step. */
  private static final Mode LOGGING = new Mode(false, true);

  private static final Mode QUIET = new Mode(false, false);

  private final Bank bank;
  private Servers servers;
  private Database source;
  private DatabaseClient client;

  protected SnapshotStress(Bank bank) {
    this.bank = bank;
  }

  @BeforeEach
  void startTheSource() throws IOException {
    servers = bank.open();
    source = servers.create(servers.newest(bank.series()).orElseThrow());
    int port = servers.newPort();
    source.start(port, LOGGING);
    source.createMaster("owner", "secret", "shop");
    client = bank.client(port, servers.caBundle());
  }

  @AfterEach
  void end() {
    servers.close();
  }

  @Test
  void everySnapshotUnderLoadIsTheDatabaseOfOneInstant() throws Exception {
    try (BankLoad load = new BankLoad(bank, client, source)) {
      for (int number = 1; number <= SNAPSHOTS; number++) {
        load.awaitTransactions(BETWEEN);
        long before = load.acknowledged();
        SnapshotFiles snapshot = source.snapshot(servers.snapshotPlace());
        long after = load.acknowledged() + BankLoad.CLIENTS;
        assertEquals(
            List.of(),
            problems(snapshot, number % 2 == 0 ? LOGGING : QUIET, before, after),
            "snapshot " + number);
        snapshot.delete();
      }
      report("frozen copy: %d of %d restores right", SNAPSHOTS, SNAPSHOTS);
    }
  }

  @Test
  void theSameChecksCatchACopyOfAMovingServer() throws Exception {
    int tries = 0;
    List<String> found = List.of();
    try (BankLoad load = new BankLoad(bank, client, source)) {
      while (found.isEmpty() && tries < CARELESS_TRIES) {
        tries++;
        load.awaitTransactions(BETWEEN);
        found = problemsOfCarelessCopy(load);
      }
    }
    report("careless copy: caught in try %d of at most %d: %s", tries, CARELESS_TRIES, found);
    assertTrue(!found.isEmpty(), "no check noticed any careless copy");
  }

  /** A file that goes away under the copy leaves no snapshot for the checks to look at. */
  private List<String> problemsOfCarelessCopy(BankLoad load) throws Exception {
    Path place = servers.snapshotPlace();
    try {
      bank.copyCarelessly(source.data(), place, () -> load.awaitTransactions(MEANWHILE));
    } catch (IOException fileWentAway) {
      return List.of();
    }
    SnapshotFiles careless = SnapshotFiles.seal(source.release(), place);
    List<String> found = problems(careless, LOGGING, 0, Long.MAX_VALUE);
    careless.delete();
    return found;
  }

  private List<String> problems(SnapshotFiles snapshot, Mode mode, long atLeast, long atMost)
      throws IOException {
    Database restored = servers.restore(snapshot);
    try {
      restored.start(servers.newPort(), mode);
      return restored.asSuperuser("shop", sql -> problems(sql, atLeast, atMost));
    } catch (IOException unusable) {
      return List.of(unusable.getMessage());
    } finally {
      restored.delete();
    }
  }

  private List<String> problems(Statement sql, long atLeast, long atMost) throws SQLException {
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
    problems.addAll(bank.damagedIndexes(sql));
    return problems;
  }

  private static long number(Statement sql, String query) throws SQLException {
    try (ResultSet result = sql.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static void report(String format, Object... values) {
    System.getLogger(SnapshotStress.class.getName())
        .log(System.Logger.Level.INFO, String.format(format, values));
  }
}
