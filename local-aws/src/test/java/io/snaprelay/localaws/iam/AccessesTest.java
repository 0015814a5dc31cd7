package io.snaprelay.localaws.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.LocalAccount;
import io.snaprelay.localaws.policy.Access;
import io.snaprelay.localaws.testing.LocalAwsExtension;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sts.StsClient;

class AccessesTest {

  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  private static final Tag RUN = Tag.builder().key("snaprelay:run").value("r1").build();
  private static RdsClient rds;
  private static SqsClient sqs;
  private static EventBridgeClient events;
  private static String key;
  private static String principal;

  @BeforeAll
  static void aRoleAndADatabase() {
    LocalAccount role = new LocalAccount(AWS.aws().endpoint(), accessKey());
    rds = role.client(RdsClient.builder(), Region.EU_WEST_1);
    sqs = role.client(SqsClient.builder(), Region.EU_WEST_1);
    events = role.client(EventBridgeClient.builder(), Region.EU_WEST_1);
    key = AWS.client(KmsClient.builder(), Region.EU_WEST_1).createKey().keyMetadata().arn();
    principal = "arn:aws:sts::%s:assumed-role/worker/test".formatted(AWS.account().id());
    createDatabase("orders");
  }

  private static String accessKey() {
    try (StsClient sts = AWS.client(StsClient.builder(), Region.EU_WEST_1)) {
      String arn = "arn:aws:iam::%s:role/worker".formatted(AWS.account().id());
      return sts.assumeRole(it -> it.roleArn(arn).roleSessionName("test"))
          .credentials()
          .accessKeyId();
    }
  }

  private static void createDatabase(String name) {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(name)
                .engine("none")
                .dbInstanceClass("db.t4g.micro")
                .allocatedStorage(20)
                .masterUsername("owner")
                .masterUserPassword("nobody-knows")
                .storageEncrypted(true)
                .kmsKeyId(key)
                .tags(RUN));
    rds.waiter().waitUntilDBInstanceAvailable(it -> it.dbInstanceIdentifier(name));
  }

  @BeforeEach
  void forget() {
    AWS.aws().accesses().clear();
  }

  private static List<Access> own() {
    return AWS.aws().accesses().all().stream()
        .filter(access -> access.principal().equals(principal))
        .toList();
  }

  private static Set<String> own(String action) {
    return own().stream()
        .filter(access -> access.action().equals(action))
        .map(access -> access.resource().replace(":" + AWS.account().id(), ""))
        .collect(Collectors.toSet());
  }

  private static Map<String, List<String>> context(String action, String resourceEnd) {
    return own().stream()
        .filter(it -> it.action().equals(action) && it.resource().endsWith(resourceEnd))
        .findFirst()
        .orElseThrow(() -> new AssertionError(action + " is not among " + own()))
        .context();
  }

  private static void snapshot(String name) {
    rds.createDBSnapshot(
        it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier(name).tags(RUN));
    rds.waiter().waitUntilDBSnapshotAvailable(it -> it.dbSnapshotIdentifier(name));
  }

  @Test
  void aSnapshotIsJudgedByTheDatabaseAndByItselfAndItsTagsToo() {
    snapshot("judged");

    assertEquals(
        Set.of("arn:aws:rds:eu-west-1:db:orders", "arn:aws:rds:eu-west-1:snapshot:judged"),
        own("rds:CreateDBSnapshot"));
    assertEquals(Set.of("arn:aws:rds:eu-west-1:snapshot:judged"), own("rds:AddTagsToResource"));
  }

  @Test
  void onlyTheDatabaseHasTagsWhenItsSnapshotIsMade() {
    snapshot("tagged");

    assertEquals(
        List.of("r1"),
        context("rds:CreateDBSnapshot", ":db:orders").get("aws:resourcetag/snaprelay:run"));
    Map<String, List<String>> made = context("rds:CreateDBSnapshot", ":snapshot:tagged");
    assertTrue(!made.containsKey("aws:resourcetag/snaprelay:run"), made::toString);
    assertEquals(List.of("r1"), made.get("aws:requesttag/snaprelay:run"));
    assertEquals(List.of("snaprelay:run"), made.get("aws:tagkeys"));
    assertEquals(List.of("eu-west-1"), made.get("aws:requestedregion"));
  }

  @Test
  void aCallWithoutTagsHasNoTagKeys() {
    snapshot("deleted");
    forget();

    rds.deleteDBSnapshot(it -> it.dbSnapshotIdentifier("deleted"));

    Map<String, List<String>> context = context("rds:DeleteDBSnapshot", ":snapshot:deleted");
    assertEquals(List.of("r1"), context.get("aws:resourcetag/snaprelay:run"));
    assertTrue(!context.containsKey("aws:tagkeys"), context::toString);
  }

  @Test
  void aCopyNeedsBothSnapshotsAndBothKeysThroughRds() {
    snapshot("source");
    forget();

    rds.copyDBSnapshot(
        it ->
            it.sourceDBSnapshotIdentifier("source")
                .targetDBSnapshotIdentifier("target")
                .kmsKeyId(key)
                .tags(RUN));

    assertEquals(
        Set.of("arn:aws:rds:eu-west-1:snapshot:source", "arn:aws:rds:eu-west-1:snapshot:target"),
        own("rds:CopyDBSnapshot"));
    assertEquals(Set.of("arn:aws:rds:eu-west-1:snapshot:target"), own("rds:AddTagsToResource"));
    Map<String, List<String>> grant = context("kms:CreateGrant", key);
    assertEquals(List.of("rds.eu-west-1.amazonaws.com"), grant.get("kms:viaservice"));
    assertEquals(List.of("true"), grant.get("kms:grantisforawsresource"));
    assertTrue(!context("kms:Decrypt", key).containsKey("kms:grantisforawsresource"));
  }

  @Test
  void aRestoreIsJudgedByItsDefaultGroupsToo() {
    snapshot("restored");
    forget();

    rds.restoreDBInstanceFromDBSnapshot(
        it -> it.dbInstanceIdentifier("again").dbSnapshotIdentifier("restored").tags(RUN));

    Set<String> judged = own("rds:RestoreDBInstanceFromDBSnapshot");
    assertTrue(judged.contains("arn:aws:rds:eu-west-1:db:again"), judged::toString);
    assertTrue(judged.stream().anyMatch(it -> it.contains(":pg:default.none")), judged::toString);
    assertTrue(judged.stream().anyMatch(it -> it.contains(":og:default:none")), judged::toString);
    assertEquals(Set.of("arn:aws:rds:eu-west-1:db:again"), own("rds:AddTagsToResource"));
    assertEquals(Set.of(key.replace(":" + AWS.account().id(), "")), own("kms:CreateGrant"));
  }

  @Test
  void aManagedPasswordNeedsASecret() {
    createDatabase("managed");
    forget();

    rds.modifyDBInstance(it -> it.dbInstanceIdentifier("managed").manageMasterUserPassword(true));

    assertEquals(
        Set.of("arn:aws:secretsmanager:eu-west-1:secret:rds!db-new"),
        own("secretsmanager:CreateSecret"));
    assertEquals(own("secretsmanager:CreateSecret"), own("secretsmanager:TagResource"));
    assertEquals(Set.of(), own("kms:Decrypt"), "the key of AWS admits everybody of the account");
  }

  @Test
  void aDescribeOfAllIsJudgedByAll() {
    rds.describeDBInstances();
    rds.describeDBInstances(it -> it.dbInstanceIdentifier("orders"));

    assertEquals(
        Set.of("arn:aws:rds:eu-west-1:db:*", "arn:aws:rds:eu-west-1:db:orders"),
        own("rds:DescribeDBInstances"));
  }

  @Test
  void aBatchOfMessagesIsJudgedAsOneMessage() {
    String url = sqs.createQueue(it -> it.queueName("work")).queueUrl();

    sqs.sendMessageBatch(
        it ->
            it.queueUrl(url)
                .entries(
                    List.of(
                        SendMessageBatchRequestEntry.builder()
                            .id("1")
                            .messageBody("hello")
                            .build())));

    assertEquals(Set.of("arn:aws:sqs:eu-west-1:work"), own("sqs:SendMessage"));
  }

  @Test
  void anEventTellsItsSourceAndType() {
    events.putEvents(
        it ->
            it.entries(
                List.of(
                    PutEventsRequestEntry.builder()
                        .source("ours")
                        .detailType("done")
                        .detail("{}")
                        .build())));

    Map<String, List<String>> context = context("events:PutEvents", ":event-bus/default");
    assertEquals(List.of("ours"), context.get("events:source"));
    assertEquals(List.of("done"), context.get("events:detail-type"));
  }

  @Test
  void whatIsNotKnownIsSaidToBeUnknown() {
    rds.createDBSubnetGroup(
        it ->
            it.dbSubnetGroupName("nets")
                .dbSubnetGroupDescription("nets")
                .subnetIds("subnet-0a1b2c3d", "subnet-0a1b2c3e"));

    assertEquals(Set.of("*"), own(Accesses.UNKNOWN + "rds:CreateDBSubnetGroup"));
  }

  @Test
  void aRefusedCallIsRecordedAndAnAccountsOwnIsNot() {
    assertThrows(
        RdsException.class, () -> rds.deleteDBSnapshot(it -> it.dbSnapshotIdentifier("nobody")));
    try (RdsClient root = AWS.client(RdsClient.builder(), Region.EU_WEST_1)) {
      root.describeDBClusters();
    }

    assertEquals(Set.of("arn:aws:rds:eu-west-1:snapshot:nobody"), own("rds:DeleteDBSnapshot"));
    assertTrue(
        AWS.aws().accesses().all().stream()
            .map(Access::action)
            .noneMatch("rds:DescribeDBClusters"::equals));
  }

  @Test
  void theSameThingIsKeptOnce() {
    rds.describeDBClusters();
    rds.describeDBClusters();

    Collection<Access> all = own();
    assertEquals(1, all.size(), all::toString);
  }
}
