package io.snaprelay.cli.demo;

import io.snaprelay.refs.DatabaseKind;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Endpoint;

/** Production, as the demo knows it: a database of RDS with a shop's orders in it. */
public final class SourceDatabase {
  public static final String IDENTIFIER = "orders-prod";
  private static final String MASTER = "shop_admin";
  static final String DATABASE = "shop";
  private static final int ORDERS_PER_CUSTOMER = 20;

  private final RdsClient rds;
  private final Path caBundle;
  private final DemoEngine engine;
  private final DatabaseKind kind;
  private final String password = newPassword();
  private Optional<Way> way = Optional.empty();

  /** An instance of PostgreSQL. */
  public SourceDatabase(RdsClient rds, Path caBundle) {
    this(rds, caBundle, DatabaseKind.INSTANCE);
  }

  /** An instance of PostgreSQL, or a cluster of Aurora PostgreSQL with one instance. */
  public SourceDatabase(RdsClient rds, Path caBundle, DatabaseKind kind) {
    this(rds, caBundle, DemoEngine.POSTGRES, kind);
  }

  SourceDatabase(RdsClient rds, Path caBundle, DemoEngine engine) {
    this(rds, caBundle, engine, DatabaseKind.INSTANCE);
  }

  private SourceDatabase(RdsClient rds, Path caBundle, DemoEngine engine, DatabaseKind kind) {
    this.rds = rds;
    this.caBundle = caBundle;
    this.engine = engine;
    this.kind = kind;
  }

  /**
   * What it holds.
   *
   * @param rows the number of orders
   * @param bytes the database's size on disk
   */
  public record Size(long rows, long bytes) {}

  /** Creates it, encrypted under the given key, and fills it. */
  public Size create(String kmsKeyArn, String engineVersion, long orders) {
    return create(kmsKeyArn, engineVersion, script(engine.script(), orders));
  }

  /** The same, with people in it. */
  public Size createWithPeople(String kmsKeyArn, String engineVersion, long orders) {
    return create(
        kmsKeyArn,
        engineVersion,
        script(engine.script(), orders) + script(engine.people(), orders));
  }

  /** What identifies those people. */
  Originals originals() {
    return new Originals(
        ask(
            sql -> {
              List<String> values = new ArrayList<>();
              try (ResultSet rows = sql.executeQuery(Originals.query(engine))) {
                while (rows.next()) {
                  values.add(rows.getString(1));
                }
              }
              return values;
            }));
  }

  /** Tells it more, and how large it is then. */
  public Size tell(String script) {
    return ask(sql -> fill(sql, script));
  }

  private Size create(String kmsKeyArn, String engineVersion, String script) {
    Endpoint at =
        new SourceCreation(rds, engine, IDENTIFIER)
            .create(kind, MASTER, password, kmsKeyArn, engineVersion);
    way = Optional.of(new Way(engine, at.address(), at.port(), password, caBundle));
    return ask(sql -> fill(sql, script));
  }

  private Size fill(Statement sql, String script) throws SQLException {
    for (String statement : script.split(";\\s*\n")) {
      sql.execute(statement);
    }
    return size(sql);
  }

  private <T> T ask(Question<T> question) {
    Way in = way.orElseThrow();
    try (Connection connection = DriverManager.getConnection(in.url(), in.login());
        Statement sql = connection.createStatement()) {
      return question.ask(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The source database could not be filled or read", e);
    }
  }

  /** What is done in a session. */
  private interface Question<T> {
    T ask(Statement sql) throws SQLException;
  }

  private Size size(Statement sql) throws SQLException {
    try (ResultSet row = sql.executeQuery(engine.sizeQuery())) {
      row.next();
      return new Size(row.getLong(1), row.getLong(2));
    }
  }

  /**
   * A way into the shop as its master user.
   *
   * @param caBundle the certificates to check the server against
   */
  record Way(DemoEngine engine, String host, int port, String password, Path caBundle) {
    String url() {
      return engine.url(host, port, DATABASE);
    }

    Properties login() {
      Properties login = new Properties();
      login.setProperty("user", MASTER);
      login.setProperty("password", password);
      engine.trust(caBundle, login);
      return login;
    }

    /** Its text form does not tell the password. */
    @Override
    public String toString() {
      return "Way[" + url() + "]";
    }
  }

  private static String script(String name, long orders) {
    return Resource.text(name)
        .replace(":orders", Long.toString(orders))
        .replace(":customers", Long.toString(Math.max(1, orders / ORDERS_PER_CUSTOMER)));
  }

  static String newPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
