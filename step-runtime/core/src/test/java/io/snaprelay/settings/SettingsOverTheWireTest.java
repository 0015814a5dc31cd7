package io.snaprelay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.events.SettingDifference;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mapping;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RestoreRequest;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** A database whose every setting is unusual, restored and compared, with the real client. */
class SettingsOverTheWireTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);
  private static final String ACCOUNT = "111111111111";
  private static final DatabaseRef ORDERS = database("orders");
  private static final DatabaseRef RESTORED = database("orders-restored");

  private LocalAws aws;
  private RdsClient rds;
  private RdsClients clients;
  private SettingsGateway settings;

  @BeforeEach
  void anUnusualDatabaseIsThere() throws Exception {
    aws = LocalAws.builder().manualClock(NOW).start();
    rds = aws.client(RdsClient.builder(), ACCOUNT, Region.EU_WEST_1);
    clients = new RdsClients(Account.of(ACCOUNT), at -> rds);
    settings = new SettingsByKind(clients);
    groups();
    create();
    aws.advance(LONG_ENOUGH);
    rds.createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("monday"));
    aws.advance(LONG_ENOUGH);
  }

  private void groups() {
    rds.createDBSubnetGroup(
        it ->
            it.dbSubnetGroupName("private")
                .dbSubnetGroupDescription("no way out")
                .subnetIds("subnet-1", "subnet-2"));
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

  private void create() {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier("orders")
                .engine("postgres")
                .engineVersion("17.11")
                .masterUsername("boss")
                .masterUserPassword("a-password-of-tests")
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
                .deletionProtection(true));
  }

  @AfterEach
  void close() {
    clients.close();
    aws.close();
  }

  @Test
  void aRestoreThatAsksForNothingLosesNearlyEverything() throws Exception {
    CapturedSettings was = settings.capture(ORDERS, NOW).orElseThrow();

    restore(Map.of(), List.of("sg-site"));

    List<String> lost = names(was, Map.of());
    assertEquals(
        List.of(
            "autoMinorVersionUpgrade",
            "backupWindow",
            "copyTagsToSnapshot",
            "deletionProtection",
            "iamAuthentication",
            "iops",
            "maintenanceWindow",
            "multiAz",
            "optionGroup",
            "parameterGroup",
            "securityGroups",
            "storageType"),
        lost);
  }

  @Test
  void aRestoreOfTheCapturedSettingsLosesNothingButWhatIsSwitchedOnApart() throws Exception {
    CapturedSettings was = settings.capture(ORDERS, NOW).orElseThrow();
    WantedSettings wanted = WantedSettings.of(Optional.of(was), asItWas(), RESTORED);
    assertEquals(List.of(), settings.missing(RESTORED, wanted.values()));

    restore(wanted.going(Way.RESTORE), List.of("sg-site"));
    CapturedSettings now = settings.capture(RESTORED, NOW).orElseThrow();
    settings.change(
        RESTORED,
        wanted.lacking(now.values(), Way.MODIFY, Way.RESTORE, Way.PROMOTION, Way.IN_PLACE));
    aws.advance(LONG_ENOUGH);

    assertEquals(List.of("deletionProtection"), names(was, wanted.reasons()));
  }

  @Test
  void groupsThatAreNotThereAreAllNamedAtOnce() {
    assertEquals(
        List.of(
            "the DB subnet group no-subnets",
            "the DB parameter group no-parameters",
            "the option group no-options"),
        settings.missing(
            RESTORED,
            Map.of(
                "subnetGroup", "no-subnets",
                "parameterGroup", "no-parameters",
                "optionGroup", "no-options")));
    assertEquals(
        List.of(), settings.missing(RESTORED, Map.of("parameterGroup", "default.postgres17")));
  }

  @Test
  void ofADatabaseThatIsNotThereNothingIsCaptured() {
    assertEquals(Optional.empty(), settings.capture(RESTORED, NOW));
  }

  private void restore(Map<String, String> asked, List<String> securityGroups) throws Exception {
    SnapshotRef monday = new SnapshotRef(DatabaseKind.INSTANCE, ACCOUNT, "eu-west-1", "monday");
    new RdsByKind(clients)
        .restore(
            new RestoreRequest(
                monday,
                RESTORED,
                "db.r6g.large",
                "private",
                securityGroups,
                Map.of("snaprelay:role", "temporary"),
                asked));
    aws.advance(LONG_ENOUGH);
  }

  /** Each server of local-aws listens on a port of its own. */
  private List<String> names(CapturedSettings was, Map<String, String> reasons) {
    CapturedSettings now = settings.capture(RESTORED, NOW).orElseThrow();
    return SettingsComparison.of(was, now, reasons).stream()
        .map(SettingDifference::setting)
        .filter(name -> !name.equals(InstanceSetting.PORT.settingName()))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  private static Restore asItWas() {
    return new Restore(
        Mode.NEW, Approval.MANUAL, Optional.empty(), false, Wanted.AS_IT_WAS, Mapping.NONE);
  }

  private static DatabaseRef database(String identifier) {
    return new DatabaseRef(DatabaseKind.INSTANCE, ACCOUNT, "eu-west-1", identifier);
  }
}
