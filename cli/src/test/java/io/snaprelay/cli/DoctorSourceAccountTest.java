package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.LocalAwsBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/** What has to be there before snapshots are taken in an account that has databases. */
final class DoctorSourceAccountTest {
  static final Map<String, List<String>> NOT_NAMED =
      Map.of("SOURCE_ACCOUNT_NOT_NAMED", List.of("snaprelay.source.accounts"));
  private static final String SOURCE = "333333333333";
  private static final String ROLE = "arn:aws:iam::" + SOURCE + ":role/snaprelay-source";
  private static final String ORDERS = "arn:aws:rds:eu-west-1:" + SOURCE + ":db:orders-prod";
  private static final String NAMED = "--source-account=" + SOURCE;
  private static final String PLAN =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1, account: "333333333333" }
      plans:
        nightly:
          databases: [orders]
          copy: { region: eu-central-1, account: "111111111111", kmsKey: alias/dr }
      """;

  @TempDir private Path folder;

  private static LocalAwsBuilder trusting(LocalAwsBuilder aws) {
    return aws.trust(ROLE, HealthyEstate.ACCOUNT);
  }

  @Test
  void anAccountWithItsRoleItsDatabaseAndItsKeyIsHealthy() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, DoctorSourceAccountTest::trusting)) {
      createOrders(estate, key(estate, Region.EU_WEST_1, true));

      Cli said = estate.doctor(PLAN, "--json", NAMED);

      assertEquals(Map.of(), said.findings());
      assertEquals(0, said.exit(), said.out() + said.err());
    }
  }

  @Test
  void anAccountThatTheServicesWereNotToldOfIsNamed() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, DoctorSourceAccountTest::trusting)) {
      createOrders(estate, key(estate, Region.EU_WEST_1, true));

      assertEquals(NOT_NAMED, estate.doctor(PLAN, "--json").findings());
    }
  }

  @Test
  void anAccountWithoutTheRoleIsNamedWithTheTemplateThatMakesIt() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, aws -> aws.trust(ROLE, "555555555555"))) {
      createOrders(estate, key(estate, Region.EU_WEST_1, true));

      Cli said = estate.doctor(PLAN, "--json", NAMED);

      assertEquals(Map.of("ROLE_NOT_ASSUMABLE", List.of(ROLE)), said.findings());
      assertTrue(said.out().contains("source-account.yaml"), said.out());
    }
  }

  @Test
  void aKeyThatShutsUsOutIsNamed() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, DoctorSourceAccountTest::trusting)) {
      createOrders(estate, key(estate, Region.EU_WEST_1, false));

      assertEquals(
          Map.of("KEY_SHUTS_OUT", List.of(ORDERS)),
          estate.doctor(PLAN, "--json", NAMED).findings());
    }
  }

  /** It is made where the copy goes, in the account that the snapshot comes from. */
  @Test
  void theTransitKeyThatAnAutomatedSnapshotNeedsIsLookedForInTheRegionOfTheCopy() throws Exception {
    String plan = PLAN.replace("copy:", "snapshot: { source: automated }\n    copy:");
    try (HealthyEstate estate = new HealthyEstate(folder, DoctorSourceAccountTest::trusting)) {
      createOrders(estate, key(estate, Region.EU_WEST_1, true));

      assertEquals(
          Map.of("KEY_NOT_FOUND", List.of("snaprelay.copy.transit-key")),
          estate.doctor(plan, "--json", NAMED).findings());

      alias(estate, Region.EU_CENTRAL_1, key(estate, Region.EU_CENTRAL_1, true));
      assertEquals(Map.of(), estate.doctor(plan, "--json", NAMED).findings());
    }
  }

  @Test
  void aSelectionIsLookedForInItsAccountsAndNotAtHome() throws Exception {
    String plan =
        """
        plans:
          tagged:
            select: { tag: "backup=nightly", regions: [eu-west-1], accounts: ["333333333333"] }
        """;
    try (HealthyEstate estate = new HealthyEstate(folder, DoctorSourceAccountTest::trusting)) {
      assertEquals(
          Map.of("NOTHING_SELECTED", List.of("plans.tagged.select")),
          estate.doctor(plan, "--json", NAMED).findings());

      createOrders(estate, key(estate, Region.EU_WEST_1, true));
      assertEquals(Map.of(), estate.doctor(plan, "--json", NAMED).findings());
    }
  }

  @Test
  void aDatabaseThatTheAccountDoesNotHaveIsNamed() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, DoctorSourceAccountTest::trusting)) {
      estate.create("none", true);

      assertEquals(
          Map.of("DATABASE_NOT_FOUND", List.of("databases.orders")),
          estate.doctor(PLAN, "--json", NAMED).findings());
    }
  }

  @Test
  void whatIsNoAccountIsAWrongCommandLine() throws Exception {
    try (HealthyEstate estate = new HealthyEstate(folder, DoctorSourceAccountTest::trusting)) {
      assertEquals(2, estate.doctor(PLAN, "--source-account=production").exit());
    }
  }

  private static void createOrders(HealthyEstate estate, String key) {
    try (RdsClient rds = estate.aws().client(RdsClient.builder(), SOURCE, Region.EU_WEST_1)) {
      rds.createDBInstance(
          it ->
              it.dbInstanceIdentifier("orders-prod")
                  .engine("none")
                  .dbInstanceClass("db.t4g.medium")
                  .allocatedStorage(20)
                  .masterUsername("dba")
                  .masterUserPassword("correct-horse")
                  .deletionProtection(true)
                  .backupRetentionPeriod(7)
                  .storageEncrypted(true)
                  .kmsKeyId(key)
                  .tags(Tag.builder().key("backup").value("nightly").build()));
    }
  }

  private static String key(HealthyEstate estate, Region region, boolean open) {
    String letIn = open ? ",\"arn:aws:iam::%s:root\"".formatted(HealthyEstate.ACCOUNT) : "";
    String policy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":\
        ["arn:aws:iam::%s:root"%s]},"Action":"kms:*","Resource":"*"}]}"""
            .formatted(SOURCE, letIn);
    return estate.kms(region, SOURCE).createKey(it -> it.policy(policy)).keyMetadata().arn();
  }

  private static void alias(HealthyEstate estate, Region region, String key) {
    try (KmsClient kms = estate.kms(region, SOURCE)) {
      kms.createAlias(it -> it.aliasName("alias/snaprelay-transit").targetKeyId(key));
    }
  }
}
