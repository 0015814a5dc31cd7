package io.snaprelay.cli.demo;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Properties;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.waiters.RdsWaiter;

/** Production, as the demo knows it: an RDS instance with a shop's orders in it. */
public final class SourceDatabase {
  public static final String IDENTIFIER = "orders-prod";
  private static final String MASTER = "shop_admin";
  static final String DATABASE = "shop";

  private final RdsClient rds;
  private final Path caBundle;
  private final String password = newPassword();

  public SourceDatabase(RdsClient rds, Path caBundle) {
    this.rds = rds;
    this.caBundle = caBundle;
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
    rds.createDBInstance(
        request ->
            request
                .dbInstanceIdentifier(IDENTIFIER)
                .engine("postgres")
                .engineVersion(engineVersion)
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .dbName(DATABASE)
                .masterUsername(MASTER)
                .masterUserPassword(password)
                .storageEncrypted(true)
                .kmsKeyId(kmsKeyArn));
    return fill(awaitAvailable(), orders);
  }

  private DBInstance awaitAvailable() {
    WaiterOverrideConfiguration often =
        WaiterOverrideConfiguration.builder()
            .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(200)))
            .maxAttempts(600)
            .build();
    try (RdsWaiter waiter = RdsWaiter.builder().client(rds).overrideConfiguration(often).build()) {
      return waiter
          .waitUntilDBInstanceAvailable(request -> request.dbInstanceIdentifier(IDENTIFIER))
          .matched()
          .response()
          .orElseThrow()
          .dbInstances()
          .get(0);
    }
  }

  private Size fill(DBInstance instance, long orders) {
    String url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(instance.endpoint().address(), instance.endpoint().port(), DATABASE);
    try (Connection connection = DriverManager.getConnection(url, login());
        Statement sql = connection.createStatement()) {
      for (String statement : script(orders).split(";\\s*\n")) {
        sql.execute(statement);
      }
      return size(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The source database could not be filled", e);
    }
  }

  private static Size size(Statement sql) throws SQLException {
    try (ResultSet row =
        sql.executeQuery(
            "select (select count(*) from orders), pg_database_size(current_database())")) {
      row.next();
      return new Size(row.getLong(1), row.getLong(2));
    }
  }

  private Properties login() {
    Properties login = new Properties();
    login.setProperty("user", MASTER);
    login.setProperty("password", password);
    login.setProperty("sslmode", "verify-full");
    login.setProperty("sslrootcert", caBundle.toString());
    return login;
  }

  private static String script(long orders) {
    return Resource.text("shop.sql").replace(":orders", Long.toString(orders));
  }

  private static String newPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
