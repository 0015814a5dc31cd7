package io.snaprelay.restore;

import io.snaprelay.localaws.LocalAws;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Tag;

/** Clusters called {@code ledger-prod} with settings of their own, and a thousand rows. */
final class ProductionLedger {
  static final String VERSION = "17.11";

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);
  private static final String PASSWORD = "production-password";

  private ProductionLedger() {}

  /** An Aurora cluster with a large writer, and a small reader that is the last to take over. */
  static void aurora(RdsClient rds, LocalAws aws) throws Exception {
    groups(rds, "aurora-postgresql17");
    rds.createDBCluster(
        it ->
            it.dbClusterIdentifier("ledger-prod")
                .engine("aurora-postgresql")
                .engineVersion(VERSION)
                .databaseName("books")
                .masterUsername("owner")
                .masterUserPassword(PASSWORD)
                .enableIAMDatabaseAuthentication(true)
                .copyTagsToSnapshot(true)
                .dbSubnetGroupName("private")
                .dbClusterParameterGroupName("ledger-cluster")
                .vpcSecurityGroupIds("sg-2", "sg-1")
                .backupRetentionPeriod(14)
                .preferredBackupWindow("01:00-01:30")
                .preferredMaintenanceWindow("tue:05:00-tue:05:30")
                .deletionProtection(true)
                .tags(tag("owner", "books")));
    aws.advance(LONG_ENOUGH);
    member(rds, "ledger-prod-a", "db.r6g.xlarge", 0);
    aws.advance(LONG_ENOUGH);
    member(rds, "ledger-prod-b", "db.r6g.large", 15);
    aws.advance(LONG_ENOUGH);
    fill(rds);
  }

  private static void member(RdsClient rds, String name, String instanceClass, int tier) {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(name)
                .dbClusterIdentifier("ledger-prod")
                .engine("aurora-postgresql")
                .dbInstanceClass(instanceClass)
                .promotionTier(tier)
                .dbParameterGroupName("ledger-member")
                .autoMinorVersionUpgrade(false)
                .preferredMaintenanceWindow("wed:03:00-wed:03:30")
                .tags(tag("serves", name)));
  }

  /** A Multi-AZ DB cluster: RDS makes its three instances. */
  static void multiAz(RdsClient rds, LocalAws aws) throws Exception {
    groups(rds, "postgres17");
    rds.createDBCluster(
        it ->
            it.dbClusterIdentifier("ledger-prod")
                .engine("postgres")
                .engineVersion(VERSION)
                .databaseName("books")
                .masterUsername("owner")
                .masterUserPassword(PASSWORD)
                .dbClusterInstanceClass("db.r6gd.xlarge")
                .allocatedStorage(100)
                .storageType("io1")
                .iops(3000)
                .publiclyAccessible(false)
                .autoMinorVersionUpgrade(true)
                .dbSubnetGroupName("private")
                .dbClusterParameterGroupName("ledger-cluster")
                .vpcSecurityGroupIds("sg-1")
                .backupRetentionPeriod(7)
                .deletionProtection(true)
                .tags(tag("owner", "books")));
    aws.advance(LONG_ENOUGH);
    aws.advance(LONG_ENOUGH);
    fill(rds);
  }

  /** The groups that both have, and the subnet group of the site. */
  static void groups(RdsClient rds, String family) {
    for (String name : new String[] {"private", "isolated"}) {
      rds.createDBSubnetGroup(
          it ->
              it.dbSubnetGroupName(name)
                  .dbSubnetGroupDescription("no way out")
                  .subnetIds("subnet-1", "subnet-2"));
    }
    rds.createDBClusterParameterGroup(
        it ->
            it.dbClusterParameterGroupName("ledger-cluster")
                .dbParameterGroupFamily(family)
                .description("of the cluster"));
    rds.createDBParameterGroup(
        it ->
            it.dbParameterGroupName("ledger-member")
                .dbParameterGroupFamily(family)
                .description("of its instances"));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /** A session at the endpoint of production. */
  static Connection connect(RdsClient rds) throws SQLException {
    DBCluster ledger =
        rds.describeDBClusters(it -> it.dbClusterIdentifier("ledger-prod")).dbClusters().get(0);
    Properties login = new Properties();
    login.setProperty("user", "owner");
    login.setProperty("password", PASSWORD);
    login.setProperty("sslmode", "require");
    String url = "jdbc:postgresql://%s:%d/books".formatted(ledger.endpoint(), ledger.port());
    return DriverManager.getConnection(url, login);
  }

  private static void fill(RdsClient rds) throws SQLException {
    try (Connection connection = connect(rds);
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE TABLE entries (id int PRIMARY KEY)");
      sql.execute("INSERT INTO entries SELECT g FROM generate_series(1, 1000) g");
    }
  }
}
