package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.AWAY;
import static io.snaprelay.localaws.rds.RdsWorld.PASSWORD;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.server.DatabaseClient;
import io.snaprelay.localaws.time.RealTimeline;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;

/** MariaDB behind the API: what differs from PostgreSQL, and one life from creation to deletion. */
@EnabledIf(
    value = "io.snaprelay.localaws.mariadb.MariaDb#isHere",
    disabledReason = "MariaDB's binaries are of Linux on x86_64")
class MariaDbInstanceTest {

  private static final String BINARY_LOG = "SELECT @@log_bin";

  private final RealTimeline timeline = new RealTimeline(0);
  private RdsWorld world;

  @BeforeEach
  void open() {
    world = new RdsWorld(timeline, Durations.all(Duration.ZERO), Quotas.ofAws());
  }

  @AfterEach
  void close() {
    world.close();
    timeline.close();
  }

  @Test
  void rowsTravelThroughSnapshotCopyAndRestore() throws Exception {
    DatabaseClient source = created("orders");
    source.tell("shop", "CREATE TABLE t AS SELECT seq AS id FROM seq_1_to_5000");
    world.take("orders", "s");
    source.tell("shop", "DROP TABLE t");
    RdsClient away = world.rds(ACCOUNT, AWAY);

    away.copyDBSnapshot(
        it ->
            it.sourceDBSnapshotIdentifier(world.snapshot("s").dbSnapshotArn())
                .targetDBSnapshotIdentifier("c"));
    RdsWorld.await(
        () -> RdsWorld.snapshot(away, "c").status().equals("available"), () -> "no copy");
    DatabaseClient restored = restored("back", "s");

    assertEquals("5000", restored.ask("shop", "SELECT count(*) FROM t"));
    assertEquals("11.4.5", world.find("back").engineVersion());
    assertEquals("general-public-license", world.find("back").licenseModel());
    assertEquals("mariadb", RdsWorld.snapshot(away, "c").engine());
    assertEquals(
        "default.mariadb11.4",
        world.find("back").dbParameterGroups().get(0).dbParameterGroupName());
    assertEquals(
        "default:mariadb-11-4",
        world.find("back").optionGroupMemberships().get(0).optionGroupName());
  }

  @Test
  void aTemporaryDatabaseGetsANewPasswordAndLosesItsBinaryLog() throws Exception {
    DatabaseClient source = created("orders");
    source.tell("shop", "CREATE TABLE t AS SELECT 1 AS id");
    world.take("orders", "s");
    DatabaseClient inherited = restored("back", "s");
    assertEquals("1", inherited.ask("shop", BINARY_LOG));

    world
        .rds()
        .modifyDBInstance(
            it ->
                it.dbInstanceIdentifier("back")
                    .manageMasterUserPassword(true)
                    .backupRetentionPeriod(0)
                    .applyImmediately(true));
    world.awaitInstance("back", "available");

    String arn = world.find("back").masterUserSecret().secretArn();
    DatabaseClient managed = world.mariaDbConnection("back", world.secrets.password(arn));
    assertEquals("0", managed.ask("shop", BINARY_LOG));
    assertEquals("1", managed.ask("shop", "SELECT count(*) FROM t"));
    assertThrows(SQLException.class, () -> inherited.ask("shop", "SELECT 1"));
    assertTrue(world.events.of("back").contains("0006 us-east-1"));
    assertEquals("1", source.ask("shop", BINARY_LOG));
  }

  @Test
  void withoutApplyImmediatelyTheBinaryLogEndsAtTheNextReboot() throws Exception {
    DatabaseClient client = created("orders");

    world.rds().modifyDBInstance(it -> it.dbInstanceIdentifier("orders").backupRetentionPeriod(0));
    assertEquals("1", client.ask("shop", BINARY_LOG));
    world.rds().rebootDBInstance(it -> it.dbInstanceIdentifier("orders"));
    world.awaitInstance("orders", "available");

    assertEquals("0", client.ask("shop", BINARY_LOG));
  }

  @Test
  void theEndpointBelongsToTheNameSoASwapKeepsIt() throws Exception {
    created("orders").tell("shop", "CREATE TABLE generation AS SELECT 'old' AS name");
    int production = world.find("orders").endpoint().port();
    world.take("orders", "s");
    restored("candidate", "s").tell("shop", "UPDATE generation SET name = 'new'");

    world.rename("orders", "orders-old");
    world.rename("candidate", "orders");

    DatabaseClient client = world.mariaDbConnection("orders", PASSWORD);
    assertEquals(production, client.port());
    assertEquals("new", client.ask("shop", "SELECT name FROM generation"));
  }

  @Test
  void theParameterGroupDecidesWhetherTlsIsForced() throws Exception {
    created("open").withoutTls("shop").close();
    world
        .rds()
        .createDBParameterGroup(
            it ->
                it.dbParameterGroupName("strict")
                    .dbParameterGroupFamily("mariadb11.4")
                    .description("TLS only"));
    world.rds().modifyDBParameterGroup(setting("strict", "require_secure_transport", "1"));
    assertRefused(
        "InvalidParameterValue",
        () -> world.rds().modifyDBParameterGroup(setting("strict", "rds.force_ssl", "1")));

    world
        .rds()
        .createDBInstance(
            instance("strict", "mariadb").dbName("shop").dbParameterGroupName("strict").build());
    world.awaitInstance("strict", "available");

    DatabaseClient strict = world.mariaDbConnection("strict", PASSWORD);
    assertEquals("1", strict.ask("shop", "SELECT @@require_secure_transport"));
    assertThrows(SQLException.class, () -> strict.withoutTls("shop").close());
  }

  @Test
  void aGroupOfAnotherEngineDoesNotFit() {
    world
        .rds()
        .createDBParameterGroup(
            it ->
                it.dbParameterGroupName("other")
                    .dbParameterGroupFamily("postgres17")
                    .description("of PostgreSQL"));

    assertRefused(
        "InvalidParameterCombination",
        () ->
            world
                .rds()
                .createDBInstance(
                    instance("orders", "mariadb").dbParameterGroupName("other").build()));
  }

  @Test
  void namesAndPasswordsFollowMariaDbsRules() {
    String tooLong = "p".repeat(42);

    assertRefused(
        "InvalidParameterValue",
        () ->
            world
                .rds()
                .createDBInstance(
                    instance("orders", "mariadb").masterUserPassword(tooLong).build()));
    assertRefused(
        "InvalidParameterValue",
        () ->
            world
                .rds()
                .createDBInstance(
                    instance("orders", "mariadb").masterUsername("seventeen_letters").build()));
    assertRefused(
        "InvalidParameterCombination",
        () ->
            world
                .rds()
                .createDBInstance(instance("orders", "mariadb").engineVersion("10.6").build()));
  }

  @Test
  void aDatabaseThatCannotBeCreatedIsFailed() {
    world.rds().createDBInstance(instance("orders", "mariadb").dbName("mysql").build());

    world.awaitInstance("orders", "failed");

    assertTrue(world.events.of("orders").contains("0278 us-east-1"));
  }

  @Test
  void whereItsBinariesAreNotThereTheRefusalTellsHowToOptIn() {
    try (RdsWorld without =
        new RdsWorld(timeline, Durations.all(Duration.ZERO), Quotas.ofAws(), false)) {
      RdsException refusal =
          assertRefused(
              "InvalidParameterValue",
              () -> without.rds().createDBInstance(instance("orders", "mariadb").build()));

      assertTrue(refusal.getMessage().contains("-Dmariadb"), refusal.getMessage());
      assertFalse(
          without.rds().describeDBEngineVersions().dbEngineVersions().stream()
              .map(DBEngineVersion::engine)
              .anyMatch("mariadb"::equals));
    }
  }

  private static ModifyDbParameterGroupRequest setting(String group, String name, String value) {
    return ModifyDbParameterGroupRequest.builder()
        .dbParameterGroupName(group)
        .parameters(Parameter.builder().parameterName(name).parameterValue(value).build())
        .build();
  }

  private DatabaseClient created(String id) {
    world
        .rds()
        .createDBInstance(instance(id, "mariadb").engineVersion("11.4").dbName("shop").build());
    world.awaitInstance(id, "available");
    return world.mariaDbConnection(id, PASSWORD);
  }

  private DatabaseClient restored(String id, String snapshot) {
    world.restore(id, snapshot);
    return world.mariaDbConnection(id, PASSWORD);
  }
}
