package io.snaprelay.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.control.CallFault;
import io.snaprelay.localaws.control.Effect;
import io.snaprelay.localaws.control.Faults;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The services behind one port, and what is common to them. */
class LocalAwsTest {

  private static final String ACCOUNT = "333333333333";

  private static LocalAwsBuilder builder() {
    return LocalAws.builder().lazyServers(true);
  }

  @Test
  void allServicesAnswerOnOnePort() throws Exception {
    try (LocalAws aws = builder().start();
        StsClient sts = aws.client(StsClient.builder(), ACCOUNT, Region.EU_WEST_1);
        KmsClient kms = aws.client(KmsClient.builder(), ACCOUNT, Region.EU_WEST_1);
        SqsClient sqs = aws.client(SqsClient.builder(), ACCOUNT, Region.EU_WEST_1);
        EventBridgeClient events =
            aws.client(EventBridgeClient.builder(), ACCOUNT, Region.EU_WEST_1);
        SecretsManagerClient secrets =
            aws.client(SecretsManagerClient.builder(), ACCOUNT, Region.EU_WEST_1)) {
      assertEquals(ACCOUNT, sts.getCallerIdentity().account());
      assertTrue(kms.createKey().keyMetadata().arn().contains(":eu-west-1:" + ACCOUNT + ":"));
      String url = sqs.createQueue(r -> r.queueName("q")).queueUrl();
      assertTrue(url.startsWith(aws.endpoint().toString()), url);
      assertEquals("default", events.listEventBuses(r -> {}).eventBuses().get(0).name());
      String arn = secrets.createSecret(r -> r.name("s").secretString("v")).arn();
      assertEquals("v", secrets.getSecretValue(r -> r.secretId(arn)).secretString());
      assertEquals(1, aws.requests().counts().get("kms:CreateKey").get("OK"));
    }
  }

  @Test
  void aSecretWhoseKeyIsDisabledCannotBeRead() throws Exception {
    try (LocalAws aws = builder().start();
        KmsClient kms = aws.client(KmsClient.builder(), ACCOUNT, Region.EU_WEST_1);
        SecretsManagerClient secrets =
            aws.client(SecretsManagerClient.builder(), ACCOUNT, Region.EU_WEST_1)) {
      String key = kms.createKey().keyMetadata().arn();
      secrets.createSecret(r -> r.name("s").secretString("v").kmsKeyId(key));
      kms.disableKey(r -> r.keyId(key));
      assertThrows(
          DecryptionFailureException.class, () -> secrets.getSecretValue(r -> r.secretId("s")));
    }
  }

  @Test
  void aThrottledCallIsTriedAgainByTheSdk() throws Exception {
    Faults twice = Faults.ofCalls(CallFault.of("sts:*", Effect.THROTTLE).withNth(1, 2));
    try (LocalAws aws = builder().faults(twice).start();
        StsClient sts = aws.client(StsClient.builder(), ACCOUNT, Region.EU_WEST_1)) {
      sts.getCallerIdentity();
      var counts = aws.requests().counts().get("sts:GetCallerIdentity");
      assertEquals(2, counts.get("Throttling"));
      assertEquals(1, counts.get("OK"));
    }
  }

  @Test
  void aManualClockMovesAllServices() throws Exception {
    try (LocalAws aws = builder().manualClock(Instant.parse("2026-01-01T00:00:00Z")).start();
        SqsClient sqs = aws.client(SqsClient.builder(), ACCOUNT, Region.EU_WEST_1)) {
      String url = sqs.createQueue(r -> r.queueName("q")).queueUrl();
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("later").delaySeconds(900));
      assertEquals(0, sqs.receiveMessage(r -> r.queueUrl(url)).messages().size());
      aws.advance(Duration.ofSeconds(900));
      assertEquals(1, sqs.receiveMessage(r -> r.queueUrl(url)).messages().size());
    }
  }

  @Test
  void aRealClockCannotBeMoved() throws Exception {
    try (LocalAws aws = builder().start()) {
      assertThrows(IllegalStateException.class, () -> aws.advance(Duration.ofSeconds(1)));
    }
  }

  @Test
  void theControlApiIsOnTheSamePort() throws Exception {
    try (LocalAws aws = builder().start()) {
      URI clock = aws.endpoint().resolve("/_local/clock");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(clock).build(), HttpResponse.BodyHandlers.ofString());
      assertTrue(answer.body().contains("\"mode\":\"real\""), answer.body());
    }
  }

  @Test
  void theDailySnapshotOfAClusterIsTakenOnDemand() throws Exception {
    try (LocalAws aws = builder().start();
        RdsClient rds = aws.client(RdsClient.builder(), ACCOUNT, Region.EU_WEST_1)) {
      rds.createDBCluster(
          r ->
              r.dbClusterIdentifier("ledger")
                  .engine("none")
                  .masterUsername("app")
                  .manageMasterUserPassword(true));
      RdsWaiting.impatient(rds).waitUntilDBClusterAvailable(r -> r.dbClusterIdentifier("ledger"));

      HttpResponse<String> taken = automatedSnapshot(aws, "\"cluster\":\"ledger\"");

      assertEquals(200, taken.statusCode(), taken.body());
      assertTrue(taken.body().contains("rds:ledger-"), taken.body());
      assertEquals(
          1,
          rds.describeDBClusterSnapshots(r -> r.snapshotType("automated"))
              .dbClusterSnapshots()
              .size());
      assertEquals(
          400,
          automatedSnapshot(aws, "\"cluster\":\"ledger\",\"instance\":\"orders\"").statusCode());
    }
  }

  private static HttpResponse<String> automatedSnapshot(LocalAws aws, String what)
      throws Exception {
    String body = "{\"account\":\"%s\",\"region\":\"eu-west-1\",%s}".formatted(ACCOUNT, what);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(aws.endpoint().resolve("/_local/automated-snapshot"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
