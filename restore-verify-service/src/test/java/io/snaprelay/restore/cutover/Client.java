package io.snaprelay.restore.cutover;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * An application: it writes and reads through one endpoint all the while, connects again when it is
 * cut off, and knows how long it was not served.
 */
final class Client implements AutoCloseable {
  /** A gap that a working server does not make, even on a busy machine. */
  private static final long GAP_NANOS = Duration.ofMillis(400).toNanos();

  private final BooleanSupplier resolves;
  private final String url;
  private final Thread thread = new Thread(this::work, "client");
  private final AtomicLong served = new AtomicLong();
  private final AtomicLong withoutEndpoint = new AtomicLong();
  private volatile boolean stopped;
  private long lastServed = System.nanoTime();

  /**
   * @param resolves whether DNS knows the endpoint just now
   * @param host of the endpoint
   * @param port of the endpoint; the table {@code beats} is there
   */
  Client(BooleanSupplier resolves, String host, int port) {
    this.resolves = resolves;
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
    while (!stopped) {
      try (Connection session = enter()) {
        while (!stopped) {
          beat(session);
          served();
        }
      } catch (SQLException notServed) {
        Thread.yield();
      }
    }
  }

  private Connection enter() throws SQLException {
    if (!resolves.getAsBoolean()) {
      throw new SQLException("no such host", "08001");
    }
    return connect(url);
  }

  private static void beat(Connection session) throws SQLException {
    try (PreparedStatement write =
            session.prepareStatement("INSERT INTO beats (at) VALUES (now()) RETURNING id");
        ResultSet id = write.executeQuery()) {
      id.next();
      try (PreparedStatement read = session.prepareStatement("SELECT at FROM beats WHERE id = ?")) {
        read.setLong(1, id.getLong(1));
        read.executeQuery().close();
      }
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
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
