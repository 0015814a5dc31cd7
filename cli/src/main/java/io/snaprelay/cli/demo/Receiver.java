package io.snaprelay.cli.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Endpoint;

/**
 * Somebody in another account, who is given a masked snapshot and reads it. An encrypted snapshot
 * that is shared is copied under an own key first (RDS User Guide, "Sharing a DB snapshot").
 */
final class Receiver {
  /** The account that the plan of the demo shares with. */
  static final String ACCOUNT = "222222222222";

  private static final String NAME = "received";
  private static final String QUERY =
      "select full_name, email, phone, card, city, %s from people order by id";

  private final AwsClients aws;
  private final Path caBundle;
  private final DemoEngine engine;

  /**
   * @param aws the clients of that account
   * @param engine of what is received
   */
  Receiver(AwsClients aws, Path caBundle, DemoEngine engine) {
    this.aws = aws;
    this.caBundle = caBundle;
    this.engine = engine;
  }

  /** Copies the shared snapshot, restores the copy, and reads every person in it. */
  List<List<String>> receive() {
    RdsClient rds = aws.rds(Regions.DR);
    RdsWaiting waiting = new RdsWaiting(rds);
    String key = GiftKeys.createOwn(aws);
    String shared = shared(rds).dbSnapshotArn();
    rds.copyDBSnapshot(
        request ->
            request
                .sourceDBSnapshotIdentifier(shared)
                .targetDBSnapshotIdentifier(NAME)
                .kmsKeyId(key));
    waiting.forSnapshot(NAME);
    rds.restoreDBInstanceFromDBSnapshot(
        request -> request.dbInstanceIdentifier(NAME).dbSnapshotIdentifier(NAME));
    waiting.forInstance(NAME);
    String password = SourceDatabase.newPassword();
    rds.modifyDBInstance(
        request ->
            request.dbInstanceIdentifier(NAME).masterUserPassword(password).applyImmediately(true));
    Endpoint at = waiting.forInstance(NAME).endpoint();
    return people(new SourceDatabase.Way(engine, at.address(), at.port(), password, caBundle));
  }

  private static DBSnapshot shared(RdsClient rds) {
    List<DBSnapshot> shared =
        rds.describeDBSnapshots(request -> request.snapshotType("shared")).dbSnapshots();
    if (shared.size() != 1) {
      throw new IllegalStateException(
          "Account %s sees %d shared snapshots instead of one".formatted(ACCOUNT, shared.size()));
    }
    return shared.get(0);
  }

  private List<List<String>> people(SourceDatabase.Way way) {
    try (Connection connection = DriverManager.getConnection(way.url(), way.login());
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(QUERY.formatted(engine.passport()))) {
      List<List<String>> people = new ArrayList<>();
      while (rows.next()) {
        people.add(row(rows));
      }
      return people;
    } catch (SQLException e) {
      throw new IllegalStateException("What was received could not be read", e);
    }
  }

  private static List<String> row(ResultSet rows) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      row.add(String.valueOf(rows.getString(i)));
    }
    return row;
  }
}
