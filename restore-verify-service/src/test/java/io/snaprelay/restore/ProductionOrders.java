package io.snaprelay.restore;

import io.snaprelay.localaws.LocalAws;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.Tag;

/** A database with groups, windows and flags of its own, and a thousand rows. */
final class ProductionOrders {
  private static final String PASSWORD = "production-password";

  private ProductionOrders() {}

  static void create(RdsClient rds, LocalAws aws) throws Exception {
    groups(rds);
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier("orders-prod")
                .engine("postgres")
                .engineVersion("17.11")
                .masterUsername("owner")
                .masterUserPassword(PASSWORD)
                .dbName("shop")
                .dbInstanceClass("db.r6g.large")
                .allocatedStorage(100)
                .storageType("io1")
                .iops(4000)
                .multiAZ(true)
                .enableIAMDatabaseAuthentication(true)
                .copyTagsToSnapshot(true)
                .autoMinorVersionUpgrade(true)
                .dbSubnetGroupName("private")
                .dbParameterGroupName("orders-pg17")
                .optionGroupName("orders-options")
                .vpcSecurityGroupIds("sg-2", "sg-1")
                .backupRetentionPeriod(14)
                .preferredBackupWindow("01:00-01:30")
                .preferredMaintenanceWindow("tue:05:00-tue:05:30")
                .deletionProtection(true)
                .tags(tag("owner", "ops"), tag("cost-centre", "4711")));
    aws.advance(Duration.ofMinutes(30));
    fill(rds);
  }

  /** Under the names that they have in every region, and the subnet group of the site. */
  static void groups(RdsClient rds) {
    for (String name : new String[] {"private", "isolated"}) {
      rds.createDBSubnetGroup(
          it ->
              it.dbSubnetGroupName(name)
                  .dbSubnetGroupDescription("no way out")
                  .subnetIds("subnet-1", "subnet-2"));
    }
    rds.createDBParameterGroup(
        it ->
            it.dbParameterGroupName("orders-pg17")
                .dbParameterGroupFamily("postgres17")
                .description("orders"));
    rds.createOptionGroup(
        it ->
            it.optionGroupName("orders-options")
                .engineName("postgres")
                .majorEngineVersion("17")
                .optionGroupDescription("orders"));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static void fill(RdsClient rds) throws Exception {
    Endpoint endpoint =
        rds.describeDBInstances(it -> it.dbInstanceIdentifier("orders-prod"))
            .dbInstances()
            .get(0)
            .endpoint();
    Properties login = new Properties();
    login.setProperty("user", "owner");
    login.setProperty("password", PASSWORD);
    login.setProperty("sslmode", "require");
    String url = "jdbc:postgresql://%s:%d/shop".formatted(endpoint.address(), endpoint.port());
    try (Connection connection = DriverManager.getConnection(url, login);
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE TABLE orders (id int PRIMARY KEY)");
      sql.execute("INSERT INTO orders SELECT g FROM generate_series(1, 1000) g");
    }
  }
}
