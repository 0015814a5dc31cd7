package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.cli.doctor.FindingCode;
import io.snaprelay.localaws.LocalAwsBuilder;
import io.snaprelay.localaws.rds.Quotas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;

/**
 * An estate in which everything else is wrong, and whether any code is left that nothing causes.
 */
final class EveryFindingTest {
  /** In {@link DoctorTest}, each alone: they keep the rest from being looked at. */
  private static final Set<String> ALONE =
      Set.of("CREDENTIALS_REFUSED", "REGION_NOT_USABLE", "NOT_CHECKED");

  /** In {@link DoctorSitesTest}. */
  private static final String WITHOUT_SITE = "SITE_MISSING";

  private static final String ORDERS = "arn:aws:rds:eu-west-1:111111111111:db:orders-prod";
  private static final String LEAVING = "arn:aws:rds:eu-west-1:111111111111:db:leaving";
  private static final Region SITE = Region.EU_CENTRAL_1;
  private static final int MOST_COPIES = 20;

  /** Brought about below, by a plan that restores in another account. */
  private static final String WITHOUT_NETWORK = "ACCOUNT_WITHOUT_NETWORK";

  private static final String RESTORING_ROLE =
      "arn:aws:iam::%s:role/snaprelay-restore".formatted(HealthyEstate.OTHER);
  private static final String ELSEWHERE =
      HealthyEstate.PLAN
          .replace("verify: {", "verify: { of: vault,")
          .replaceAll("\\n *sanitize:.*", "");

  @TempDir private Path folder;

  @Test
  void everyCodeIsBroughtAboutByATest() {
    Set<String> seen = new TreeSet<>(ALONE);
    seen.add(WITHOUT_NETWORK);
    seen.add(WITHOUT_SITE);
    seen.addAll(DoctorSourceAccountTest.NOT_NAMED.keySet());
    seen.addAll(DoctorTest.expected("sg-open").keySet());
    seen.addAll(expected().keySet());

    assertEquals(
        Arrays.stream(FindingCode.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new)),
        seen);
  }

  @Test
  void whatElseCanBeWrongIsNamedInOneRun() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, EveryFindingTest::settings);
        AlteredRds rds = new AlteredRds(estate.aws().endpoint())) {
      copiesUnderWay(estate);
      databases(estate);
      rds.answering(
              "DescribeDBEngineVersions",
              "eu-central-1",
              "(?s)<DBEngineVersion>.*</DBEngineVersion>",
              "")
          .answering("DescribeDBSubnetGroups", "eu-central-1", ">Complete<", ">Incomplete<");

      Cli said =
          estate.doctor(
              sick(), "--json", "--bus=nowhere", "--ledger=s3://nowhere-at-all/snaprelay");

      assertEquals(1, said.exit(), said.out() + said.err());
      assertEquals(expected(), said.findings());
    }
  }

  @Test
  void aLedgerInAFolderThatIsNotThereIsNamed() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, EveryFindingTest::settings)) {
      estate.create("postgres", true);
      String ledger = "file:" + folder.resolve("nowhere");

      Cli said = estate.doctor(HealthyEstate.PLAN, "--json", "--ledger=" + ledger);

      assertEquals(Map.of("LEDGER_NOT_FOUND", List.of(ledger)), said.findings());
    }
  }

  /** The role for copies is one thing, and what a restore takes another. */
  @Test
  void whatARestoreInAnotherAccountLacksIsNamedAndNothingElse() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, EveryFindingTest::settings)) {
      estate.create("postgres", true);

      Cli said = estate.doctor(ELSEWHERE, "--json");

      assertEquals(
          Map.of(
              WITHOUT_NETWORK,
              List.of("snaprelay.restore.other-accounts"),
              "ROLE_NOT_ASSUMABLE",
              List.of(RESTORING_ROLE)),
          said.findings());
    }
  }

  @Test
  void anAccountThatHasAllThatARestoreTakesIsHealthy() throws Exception {
    try (HealthyEstate estate =
        new HealthyEstate(
            folder, aws -> settings(aws).trust(RESTORING_ROLE, HealthyEstate.ACCOUNT))) {
      estate.create("postgres", true);
      String known = "--other-account=" + HealthyEstate.OTHER + ":sg-0123456789abcdef0";

      assertEquals(
          Map.of("SUBNET_GROUP_NOT_FOUND", List.of("snaprelay.restore.subnet-group")),
          estate.doctor(ELSEWHERE, "--json", known).findings());
      estate
          .aws()
          .client(RdsClient.builder(), HealthyEstate.OTHER, SITE)
          .createDBSubnetGroup(
              it ->
                  it.dbSubnetGroupName("snaprelay-restore")
                      .dbSubnetGroupDescription("temporary databases")
                      .subnetIds("subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"));
      assertEquals(Map.of(), estate.doctor(ELSEWHERE, "--json", known).findings());
    }
  }

  private static LocalAwsBuilder settings(LocalAwsBuilder aws) {
    return aws.trust(HealthyEstate.PULLING_ROLE, HealthyEstate.ACCOUNT)
        .quotas(Quotas.ofAws().withManualSnapshots(MOST_COPIES + 2));
  }

  private static Map<String, List<String>> expected() {
    Map<String, List<String>> all = new TreeMap<>();
    all.put("DATABASE_NOT_READY", List.of(LEAVING));
    all.put("DELETION_UNPROTECTED", List.of(LEAVING));
    all.put("NOTHING_SELECTED", List.of("plans.tagged.select"));
    all.put("ENGINE_VERSION_NOT_OFFERED", List.of(ORDERS));
    all.put("OPTION_GROUP_NOT_MAPPED", List.of("plans.proved.copy.optionGroup"));
    all.put("KEY_MANAGED_BY_AWS", List.of(ORDERS));
    all.put("BUS_NOT_FOUND", List.of("bus nowhere"));
    all.put("SUBNET_GROUP_UNFIT", List.of("snaprelay.restore.subnet-group"));
    all.put("QUOTA_NEAR", List.of("quota ManualSnapshots in eu-central-1"));
    all.put("COPIES_IN_FLIGHT", List.of("copies to eu-central-1"));
    all.put("LEDGER_NOT_FOUND", List.of("s3://nowhere-at-all"));
    return all;
  }

  private static String sick() {
    return """
        databases:
          orders: { instance: orders-prod, region: eu-west-1 }
          leaving: { instance: leaving, region: eu-west-1 }
        plans:
          given: { databases: [orders], share: { accounts: ["333333333333"] } }
          last: { databases: [leaving] }
          proved:
            databases: [orders]
            copy: { region: eu-central-1, kmsKey: alias/dr }
            verify: { instanceClass: db.t4g.medium }
          tagged: { select: { tag: "backup=nightly", regions: [eu-west-1] } }
        """;
  }

  /** Production under AWS's own key with options of its own, and one that is being deleted. */
  private static void databases(HealthyEstate estate) {
    RdsClient rds = estate.rds(Region.EU_WEST_1);
    rds.createOptionGroup(
        it ->
            it.optionGroupName("audited")
                .engineName("postgres")
                .majorEngineVersion("17")
                .optionGroupDescription("options of its own"));
    rds.createDBInstance(
        it ->
            any(it)
                .dbInstanceIdentifier("orders-prod")
                .engineVersion("17")
                .optionGroupName("audited")
                .deletionProtection(true)
                .storageEncrypted(true));
    rds.createDBInstance(it -> any(it).dbInstanceIdentifier("leaving"));
    rds.deleteDBInstance(it -> it.dbInstanceIdentifier("leaving").skipFinalSnapshot(true));
  }

  /** As many as AWS allows, of a database that is in no plan; time stands still again. */
  private static void copiesUnderWay(HealthyEstate estate) throws InterruptedException {
    RdsClient rds = estate.rds(Region.EU_WEST_1);
    rds.createDBInstance(it -> any(it).dbInstanceIdentifier("fleet").engine("none"));
    estate.aws().advance(Duration.ofHours(1));
    String source =
        rds.createDBSnapshot(it -> it.dbInstanceIdentifier("fleet").dbSnapshotIdentifier("fleet"))
            .dbSnapshot()
            .dbSnapshotArn();
    estate.aws().advance(Duration.ofHours(1));
    for (int copy = 1; copy <= MOST_COPIES; copy++) {
      String name = "fleet-" + copy;
      estate
          .rds(SITE)
          .copyDBSnapshot(
              it ->
                  it.sourceDBSnapshotIdentifier(source)
                      .targetDBSnapshotIdentifier(name)
                      .sourceRegion("eu-west-1"));
    }
  }

  private static CreateDbInstanceRequest.Builder any(CreateDbInstanceRequest.Builder database) {
    return database
        .engine("postgres")
        .dbInstanceClass("db.t4g.medium")
        .allocatedStorage(20)
        .masterUsername("dba")
        .masterUserPassword("correct-horse")
        .backupRetentionPeriod(7);
  }
}
