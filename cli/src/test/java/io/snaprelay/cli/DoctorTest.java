package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.kms.KeyPolicy;
import io.snaprelay.localaws.LocalAwsBuilder;
import io.snaprelay.localaws.control.CallFault;
import io.snaprelay.localaws.control.Effect;
import io.snaprelay.localaws.control.Faults;
import io.snaprelay.localaws.rds.Quotas;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An estate in which nothing is wrong, and one in which nearly everything is. */
final class DoctorTest {
  @TempDir private Path folder;

  @Test
  void nothingIsWrongWithAHealthyEstate() throws Exception {
    try (HealthyEstate estate =
        estate(it -> it.trust(HealthyEstate.PULLING_ROLE, HealthyEstate.ACCOUNT))) {
      estate.create("postgres", true);

      Cli said = estate.doctor(HealthyEstate.PLAN);

      assertEquals(0, said.exit(), said.out() + said.err());
      assertTrue(said.out().startsWith("Nothing is wrong; looked at roles, regions,"), said.out());
    }
  }

  @Test
  void doctorOnlyReads() throws Exception {
    try (HealthyEstate estate = estate(it -> it)) {
      estate.create("postgres", true);
      estate.aws().requests().clear();

      estate.doctor(HealthyEstate.PLAN);

      assertEquals(
          List.of(),
          estate.aws().requests().counts().keySet().stream()
              .map(call -> call.substring(call.indexOf(':') + 1))
              .filter(call -> !call.matches("(Describe|Get|List|HEAD|GET|AssumeRole).*"))
              .toList());
    }
  }

  @Test
  void whatCannotBeLookedAtIsNoHealthAndHidesNothingElse() throws Exception {
    try (HealthyEstate estate = estate(it -> it)) {
      estate.create("postgres", true);
      refuse(estate, "rds:DescribeDBSubnetGroups", "eu-central-1", "AccessDenied");
      breakLedger(estate);

      Cli said = estate.doctor(HealthyEstate.PLAN, "--json");

      assertEquals(1, said.exit(), said.out() + said.err());
      assertEquals(
          Set.of("NOT_CHECKED", "LEDGER_NOT_VERSIONED", "LEDGER_PUBLIC"), said.findings().keySet());
      assertTrue(
          said.json().at("/findings/0/problem").asText().contains("rds:DescribeDBSubnetGroups"),
          said.out());
    }
  }

  @Test
  void aRegionThatIsNotEnabledIsToldOnceAndNotAskedAgain() throws Exception {
    try (HealthyEstate estate = estate(it -> it)) {
      estate.create("postgres", true);
      refuse(estate, "rds:*", "eu-central-1", "OptInRequired");

      Cli said = estate.doctor(HealthyEstate.PLAN, "--json");

      assertEquals(Map.of("REGION_NOT_USABLE", List.of("eu-central-1")), said.findings());
    }
  }

  @Test
  void withoutCredentialsNothingElseIsLookedAt() throws Exception {
    try (HealthyEstate estate = estate(it -> it)) {
      refuse(estate, "sts:GetCallerIdentity", null, "InvalidClientTokenId");

      Cli said = estate.doctor(HealthyEstate.PLAN, "--json");

      assertEquals(1, said.exit(), said.out() + said.err());
      assertEquals(Map.of("CREDENTIALS_REFUSED", List.of("credentials")), said.findings());
      assertEquals("credentials", said.json().at("/looked/0").asText());
    }
  }

  @Test
  void credentialsOfAnotherAccountAreRefused() throws Exception {
    try (HealthyEstate estate = estate(it -> it)) {
      Cli said = estate.doctor(HealthyEstate.PLAN, "--account=999999999999");

      assertEquals(1, said.exit());
      assertTrue(said.out().contains("They are of account 111111111111"), said.out());
    }
  }

  @Test
  void theStatementThatAKeyLacksIsPrinted() throws Exception {
    try (HealthyEstate estate = estate(it -> it)) {
      estate.create("postgres", true);
      breakKeys(estate);

      Cli said = estate.doctor(HealthyEstate.PLAN);

      assertTrue(
          said.out()
              .contains(
                  "-> Add this statement to it: "
                      + KeyPolicy.statementFor(List.of(HealthyEstate.READER))),
          said.out());
    }
  }

  @Test
  void tenThingsAndMoreThatAreWrongAreNamedInOneRun() throws Exception {
    try (HealthyEstate estate =
        estate(
            it ->
                it.trust("arn:aws:iam::222222222222:role/somebody", HealthyEstate.ACCOUNT)
                    .quotas(Quotas.ofAws().withManualSnapshots(1)))) {
      estate.create("none", false);
      breakQueues(estate.clients.sqs(Region.EU_WEST_1));
      breakRules(estate);
      breakKeys(estate);
      breakLedger(estate);
      estate
          .rds(Region.EU_CENTRAL_1)
          .deleteDBSubnetGroup(it -> it.dbSubnetGroupName("snaprelay-restore"));
      final String open = estate.network.create(Region.EU_CENTRAL_1, "open");
      estate.network.admit(Region.EU_CENTRAL_1, open, "IpRanges.1.CidrIp=0.0.0.0/0");

      Cli said =
          estate.doctor(
              sick(),
              "--json",
              "--signing-key=alias/production",
              "--security-group=sg-of-the-dba,sg-0123abcd," + open);

      assertEquals(1, said.exit(), said.out() + said.err());
      assertEquals(expected(open), said.findings());
      ReadmeExample.containing("KEY_NOT_ENABLED").hasTheFieldsOf(said.json(), "", "/findings/0");
    }
  }

  /** By code, whom it is about: every code that a subject is missing for would be a blind spot. */
  static Map<String, List<String>> expected(String openGroup) {
    Map<String, List<String>> all = new TreeMap<>();
    all.put("ROLE_NOT_ASSUMABLE", List.of(HealthyEstate.PULLING_ROLE));
    all.put("DATABASE_NOT_FOUND", List.of("databases.billing"));
    all.put("DELETION_UNPROTECTED", List.of("arn:aws:rds:eu-west-1:111111111111:db:orders-prod"));
    all.put("BACKUPS_OFF", List.of("arn:aws:rds:eu-west-1:111111111111:db:orders-prod"));
    all.put("ENGINE_NOT_PROVED", List.of("plans.nightly.verify"));
    all.put("OPTION_GROUP_NOT_FOUND", List.of("plans.proved.copy.optionGroup"));
    all.put("KEY_SHUTS_OUT", List.of("plans.nightly.copy (eu-central-1).kmsKey"));
    all.put("KEY_NOT_ENABLED", List.of("plans.nightly.sanitize.kmsKey"));
    all.put("KEY_NOT_FOUND", List.of("plans.proved.copy.kmsKey", "snaprelay.copy.transit-key"));
    all.put("KEY_NOT_NAMED", List.of("plans.keyless.copy.kmsKey"));
    all.put("SIGNING_KEY_UNFIT", List.of("snaprelay.evidence.signing-key"));
    all.put("SUBNET_GROUP_NOT_FOUND", List.of("snaprelay.restore.subnet-group"));
    all.put("SECURITY_GROUP_UNFIT", List.of("snaprelay.restore.security-groups"));
    all.put("SECURITY_GROUP_NOT_FOUND", List.of("sg-0123abcd"));
    all.put("SECURITY_GROUP_OPEN", List.of(openGroup));
    all.put("SECURITY_GROUP_SHUT", List.of(openGroup));
    all.put(
        "QUOTA_TOO_SMALL",
        List.of("quota ManualSnapshots in eu-central-1", "quota ManualSnapshots in eu-west-1"));
    all.put("QUEUE_NOT_FOUND", List.of("snaprelay-notifier"));
    all.put("QUEUE_WITHOUT_DEAD_LETTERS", List.of("snaprelay-copy-service"));
    all.put("DEAD_LETTER_QUEUE_NOT_FOUND", List.of("snaprelay-sanitize-service"));
    all.put("VISIBILITY_TOO_SHORT", List.of("snaprelay-snapshot-service"));
    all.put("QUEUE_SHUTS_EVENTS_OUT", List.of("snaprelay-snapshot-service"));
    all.put("QUEUE_GIVES_UP_EARLY", List.of("snaprelay-restore-verify-service"));
    all.put("EVENT_NOT_ROUTED", List.of("snaprelay-copy-service"));
    all.put("RDS_EVENTS_NOT_FORWARDED", List.of("RDS events of eu-central-1"));
    all.put("RULE_DISABLED", List.of("rule restore-verify-service"));
    all.put("LEDGER_NOT_VERSIONED", List.of("s3://ledger-of-orders"));
    all.put("LEDGER_PUBLIC", List.of("s3://ledger-of-orders"));
    return all;
  }

  private static void breakQueues(SqsClient sqs) {
    sqs.deleteQueue(it -> it.queueUrl(url(sqs, "snaprelay-notifier")));
    sqs.deleteQueue(it -> it.queueUrl(url(sqs, "snaprelay-sanitize-service-dlq")));
    set(sqs, "snaprelay-copy-service", QueueAttributeName.REDRIVE_POLICY, "");
    set(sqs, "snaprelay-snapshot-service", QueueAttributeName.VISIBILITY_TIMEOUT, "5");
    set(sqs, "snaprelay-snapshot-service", QueueAttributeName.POLICY, "");
    set(
        sqs,
        "snaprelay-restore-verify-service",
        QueueAttributeName.REDRIVE_POLICY,
        """
        {"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111111111111:snaprelay-restore-verify-service-dlq",\
        "maxReceiveCount":5}""");
  }

  private static void set(SqsClient sqs, String queue, QueueAttributeName attribute, String value) {
    sqs.setQueueAttributes(it -> it.queueUrl(url(sqs, queue)).attributes(Map.of(attribute, value)));
  }

  private static String url(SqsClient sqs, String queue) {
    return sqs.getQueueUrl(it -> it.queueName(queue)).queueUrl();
  }

  private static void breakRules(HealthyEstate estate) {
    EventBridgeClient home = estate.clients.events(Region.EU_WEST_1);
    home.disableRule(it -> it.eventBusName("snaprelay").name("restore-verify-service"));
    home.putRule(
        it ->
            it.eventBusName("snaprelay")
                .name("copy-service")
                .eventPattern("{\"detail-type\":[\"copy-completed\"]}"));
    estate
        .clients
        .events(Region.EU_CENTRAL_1)
        .removeTargets(it -> it.eventBusName("default").rule("snaprelay-rds-events").ids("home"));
  }

  private static void breakKeys(HealthyEstate estate) {
    var kms = estate.kms(Region.EU_CENTRAL_1, HealthyEstate.ACCOUNT);
    String copy = kms.describeKey(it -> it.keyId("alias/dr")).keyMetadata().arn();
    kms.putKeyPolicy(
        it ->
            it.keyId(copy)
                .policyName("default")
                .policy(
                    "{\"Statement\":%s}"
                        .formatted(
                            KeyPolicy.statementFor(List.of(HealthyEstate.ACCOUNT))
                                .replace("\"Action\": [", "\"Action\": [\"kms:GetKeyPolicy\", "))));
    String masked = kms.describeKey(it -> it.keyId("alias/dev")).keyMetadata().keyId();
    kms.disableKey(it -> it.keyId(masked));
  }

  private static void breakLedger(HealthyEstate estate) {
    estate
        .s3()
        .putBucketVersioning(
            it ->
                it.bucket("ledger-of-orders").versioningConfiguration(v -> v.status("Suspended")));
    estate.s3().deletePublicAccessBlock(it -> it.bucket("ledger-of-orders"));
  }

  private static String sick() {
    return HealthyEstate.PLAN.replace(
            "plans:\n", "  billing: { instance: billing-prod, region: eu-west-1 }\nplans:\n")
        + """
          gone: { databases: [billing] }
          keyless: { databases: [orders], copy: { region: eu-central-1 } }
          proved:
            databases: [orders]
            copy: { region: eu-central-1, kmsKey: alias/nowhere, optionGroup: nowhere }
          automated:
            databases: [orders]
            snapshot: { source: automated }
            copy: { region: eu-west-1, kmsKey: alias/vault, account: "222222222222" }
        """;
  }

  private static void refuse(HealthyEstate estate, String action, String region, String code) {
    estate
        .aws()
        .faults()
        .set(
            Faults.ofCalls(
                new CallFault(
                    action, Effect.ERROR, null, region, null, null, null, null, 403, code, null)));
  }

  private HealthyEstate estate(UnaryOperator<LocalAwsBuilder> settings) throws Exception {
    return new HealthyEstate(folder, settings);
  }
}
