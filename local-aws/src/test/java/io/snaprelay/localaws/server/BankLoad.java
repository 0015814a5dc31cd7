package io.snaprelay.localaws.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * pgbench's transaction in JDBC: the sums of accounts, tellers, branches and history are always
 * equal. Runs at full speed with frequent checkpoints, which is when a careless copy goes wrong.
 */
final class BankLoad implements AutoCloseable {

  static final int CLIENTS = 8;
  private static final int BRANCHES = 4;
  private static final int TELLERS = 40;
  private static final int ACCOUNTS = 40_000;
  private static final int CHECKPOINT_MILLIS = 200;

  private final Bank bank;
  private final Database database;
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final ScheduledExecutorService checkpoints = Executors.newSingleThreadScheduledExecutor();
  private final List<Future<?>> running = new ArrayList<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final Semaphore sinceLook = new Semaphore(0);
  private volatile boolean ending;

  BankLoad(Bank bank, DatabaseClient client, Database database) throws SQLException {
    this.bank = bank;
    this.database = database;
    client.tell("shop", bank.tables(BRANCHES, TELLERS, ACCOUNTS).toArray(String[]::new));
    for (int number = 0; number < CLIENTS; number++) {
      running.add(clients.submit(() -> work(client)));
    }
    checkpoints.scheduleWithFixedDelay(
        this::checkpoint, CHECKPOINT_MILLIS, CHECKPOINT_MILLIS, TimeUnit.MILLISECONDS);
  }

  long acknowledged() {
    return acknowledged.get();
  }

  void awaitTransactions(int count) throws InterruptedException {
    sinceLook.drainPermits();
    assertTrue(sinceLook.tryAcquire(count, 60, TimeUnit.SECONDS), "the load stands still");
  }

  private Void work(DatabaseClient client) throws SQLException {
    try (Connection connection = client.overTls("shop");
        Statement sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      while (!ending) {
        transaction(sql);
        connection.commit();
        acknowledged.incrementAndGet();
        sinceLook.release();
      }
    }
    return null;
  }

  private static void transaction(Statement sql) throws SQLException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    int delta = random.nextInt(-5_000, 5_000);
    int account = random.nextInt(1, ACCOUNTS + 1);
    String update = "UPDATE %s SET balance = balance + " + delta + " WHERE id = %d";
    sql.execute(update.formatted("accounts", account));
    sql.execute(update.formatted("tellers", random.nextInt(1, TELLERS + 1)));
    sql.execute(update.formatted("branches", random.nextInt(1, BRANCHES + 1)));
    sql.execute("INSERT INTO history (account, delta) VALUES (" + account + ", " + delta + ")");
  }

  private void checkpoint() {
    try {
      bank.writePages(database);
    } catch (IOException e) {
      ending = true;
    }
  }

  @Override
  public void close() throws ExecutionException {
    ending = true;
    checkpoints.shutdown();
    try {
      assertTrue(checkpoints.awaitTermination(60, TimeUnit.SECONDS));
      for (Future<?> client : running) {
        client.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    clients.shutdown();
  }
}
