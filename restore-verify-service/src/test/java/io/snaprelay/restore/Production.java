package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.Runs;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** A real database with a table and automated backups, and somebody who writes in it. */
final class Production {
  private final RdsClient rds;
  private final RdsByKind gateway;
  private final DatabaseRef ref;

  /**
   * @param aws where it is created, in the account and region of runs
   */
  Production(LocalAws aws, DatabaseKind kind) throws SQLException {
    boolean cluster = kind == DatabaseKind.CLUSTER;
    ref = cluster ? Runs.LEDGER : Runs.ORDERS;
    rds = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
    gateway = new RdsByKind(new RdsClients(Account.of(Runs.ACCOUNT), any -> rds));
    if (cluster) {
      createCluster(ref.identifier());
    } else {
      createInstance(ref.identifier());
    }
    tell("CREATE TABLE orders (id int PRIMARY KEY)");
    if (cluster) {
      aws.rds().automatedClusterSnapshot(Runs.ACCOUNT, "eu-west-1", ref.identifier());
    } else {
      aws.rds().automatedSnapshot(Runs.ACCOUNT, "eu-west-1", ref.identifier());
    }
    until(() -> gateway.backups(ref).isPresent());
    until(() -> gateway.database(ref).orElseThrow().isUp());
  }

  private void createInstance(String name) {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(name)
                .engine("postgres")
                .engineVersion("17.11")
                .dbInstanceClass("db.t4g.micro")
                .allocatedStorage(20)
                .dbName("shop")
                .masterUsername("owner")
                .masterUserPassword("production-password"));
    until(() -> status(name).equals("available"));
  }

  private void createCluster(String name) {
    rds.createDBCluster(
        it ->
            it.dbClusterIdentifier(name)
                .engine("aurora-postgresql")
                .engineVersion("17.11")
                .databaseName("shop")
                .masterUsername("owner")
                .masterUserPassword("production-password"));
    until(() -> cluster(name).status().equals("available"));
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(name + "-1")
                .dbClusterIdentifier(name)
                .engine("aurora-postgresql")
                .dbInstanceClass("db.r6g.large"));
    until(() -> status(name + "-1").equals("available"));
  }

  DatabaseRef ref() {
    return ref;
  }

  /** What was told until now is before it, what is told later is after it. */
  Instant moment() {
    Instant then = clock().plusMillis(1);
    until(() -> clock().isAfter(then));
    return then;
  }

  private Instant clock() {
    return Instant.ofEpochMilli(
        Long.parseLong(ask("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint")));
  }

  private String status(String id) {
    return rds.describeDBInstances(it -> it.dbInstanceIdentifier(id))
        .dbInstances()
        .get(0)
        .dbInstanceStatus();
  }

  private DBCluster cluster(String id) {
    return rds.describeDBClusters(it -> it.dbClusterIdentifier(id)).dbClusters().get(0);
  }

  void tell(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }

  String ask(String query) {
    try (Connection connection = connect();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    DatabaseState.Endpoint endpoint =
        gateway.database(ref).flatMap(DatabaseState::endpoint).orElseThrow();
    Properties login = new Properties();
    login.setProperty("user", "owner");
    login.setProperty("password", "production-password");
    login.setProperty("sslmode", "require");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/shop".formatted(endpoint.host(), endpoint.port()), login);
  }

  static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it never comes");
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
