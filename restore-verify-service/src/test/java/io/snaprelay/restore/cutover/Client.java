package io.snaprelay.restore.cutover;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * An application: it works through one endpoint all the while, connects again and again, and knows
 * how long it was not served.
 */
final class Client implements AutoCloseable {
  /** A gap that a working server does not make, even on a busy machine. */
  private static final long GAP_NANOS = Duration.ofMillis(400).toNanos();

  /** How long a session is used: the endpoint is asked for another one again and again. */
  private static final long SESSION_NANOS = Duration.ofMillis(100).toNanos();

  private static final int PAUSE_MILLIS = 10;

  private final BooleanSupplier resolves;
  private final String url;
  private final boolean writes;
  private final Thread thread = new Thread(this::work, "client");
  private final AtomicLong served = new AtomicLong();
  private final AtomicLong withoutEndpoint = new AtomicLong();
  private final CountDownLatch stop = new CountDownLatch(1);
  private long lastServed = System.nanoTime();

  /**
   * @param resolves whether DNS knows the endpoint just now
   * @param host of the endpoint
   * @param port of the endpoint; the table {@code beats} is there
   * @param writes whether it writes, too
   */
  Client(BooleanSupplier resolves, String host, int port, boolean writes) {
    this.resolves = resolves;
    this.writes = writes;
    url = "jdbc:postgresql://%s:%d/shop".formatted(host, port);
    thread.start();
  }

  static Connection connect(String url) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", "owner");
    login.setProperty("password", "production-password");
    login.setProperty("sslmode", "require");
    login.setProperty("connectTimeout", "2");
    login.setProperty("socketTimeout", "5");
    return DriverManager.getConnection(url, login);
  }

  private void work() {
    while (!isStopped()) {
      try (Connection session = enter()) {
        long entered = System.nanoTime();
        while (!isStopped() && System.nanoTime() - entered < SESSION_NANOS) {
          beat(session);
          served();
        }
      } catch (SQLException notServed) {
        // It tries again: that it is not served is what is measured.
      }
    }
  }

  /** Answers late unless it is: nobody works without a pause. */
  private boolean isStopped() {
    try {
      return stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Connection enter() throws SQLException {
    if (!resolves.getAsBoolean()) {
      throw new SQLException("no such host", "08001");
    }
    return connect(url);
  }

  private void beat(Connection session) throws SQLException {
    try (Statement sql = session.createStatement()) {
      if (writes) {
        sql.execute("INSERT INTO beats (at) VALUES (now())");
      }
      sql.executeQuery("SELECT max(id) FROM beats").close();
    }
  }

  private void served() {
    long now = System.nanoTime();
    if (now - lastServed > GAP_NANOS) {
      withoutEndpoint.addAndGet(now - lastServed);
    }
    lastServed = now;
    served.incrementAndGet();
  }

  long beats() {
    return served.get();
  }

  /** The time without endpoint so far: the sum of all gaps. */
  Duration withoutEndpoint() {
    return Duration.ofNanos(withoutEndpoint.get());
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
