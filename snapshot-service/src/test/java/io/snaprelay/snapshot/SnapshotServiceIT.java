package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.LocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The packaged service as a process, with no RDS event ever reaching it. */
class SnapshotServiceIT {
  private static final Region HOME = Region.EU_WEST_1;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String QUEUE = "snaprelay-snapshot-service";
  private static final String EVENTS_MAY_SEND =
      """
      {"Statement": {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
       "Action": "sqs:SendMessage", "Resource": "*"}}""";

  @TempDir Path folder;
  private LocalAws aws;
  private SqsClient sqs;
  private RdsClient rds;
  private Process service;

  @BeforeEach
  void awsHasADatabaseAQueueAndABus() throws IOException {
    aws = LocalAws.builder().start();
    sqs = aws.client(SqsClient.builder(), aws.defaultAccount(), HOME);
    rds = aws.client(RdsClient.builder(), aws.defaultAccount(), HOME);
    List.of(QUEUE, QUEUE + "-dlq", "seen").forEach(this::createQueue);
    routeOurEvents();
    createDatabase();
    service = start();
  }

  @AfterEach
  void endWhatWasStarted() {
    service.destroyForcibly();
    service.onExit().join();
    sqs.close();
    rds.close();
    aws.close();
  }

  @Test
  void fiveDeliveriesOfATriggerMakeOneSnapshotAndItIsAnnounced() {
    for (int i = 0; i < 5; i++) {
      send("{\"id\":\"trigger-1\",\"plan\":\"weekly\"}");
    }

    String created = await("seen", "snapshot-created");

    List<DBSnapshot> manual =
        rds.describeDBSnapshots(it -> it.snapshotType("manual")).dbSnapshots();
    assertEquals(1, manual.size());
    assertTrue(created.contains(manual.get(0).dbSnapshotIdentifier()), created);
  }

  @Test
  void aServiceKilledAtWorkGoesOnWhenItIsStartedAgain() throws IOException {
    send("{\"id\":\"trigger-1\",\"plan\":\"weekly\"}");
    await("seen", "run-started");
    service.destroyForcibly().onExit().join();

    service = start();

    assertTrue(await("seen", "snapshot-created").contains("invoices-prod"));
  }

  @Test
  void noiseGoesToTheDeadLetterQueueAndTheNextTriggerIsHandled() {
    send("x".repeat(200_000));
    send("{\"id\":\"trigger-1\",\"plan\":\"weekly\"}");

    await("seen", "snapshot-created");

    assertTrue(await(QUEUE + "-dlq", "xxx").startsWith("xxx"));
  }

  private Process start() throws IOException {
    Path plans = folder.resolve("plans.yaml");
    Files.writeString(plans, SnapshotBench.file("/plans/two-databases.yaml"));
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("service.jar"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    java.environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL",
                aws.endpoint().toString(),
                "AWS_REGION",
                HOME.id(),
                "AWS_ACCESS_KEY_ID",
                aws.defaultAccount(),
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "SNAPRELAY_LEDGER",
                "file:" + folder.resolve("ledger"),
                "SNAPRELAY_PLANS",
                plans.toString(),
                "SNAPRELAY_RECHECK_FIRST",
                "1S",
                "SNAPRELAY_RECHECK_NEXT",
                "1S",
                "QUARKUS_HTTP_PORT",
                "0"));
    return java.start();
  }

  private void createQueue(String name) {
    sqs.createQueue(
        it ->
            it.queueName(name)
                .attributes(
                    Map.of(
                        QueueAttributeName.POLICY,
                        EVENTS_MAY_SEND,
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "5")));
  }

  /** Our events go to the service, as deployed, and to a queue in which the test sees them. */
  private void routeOurEvents() {
    try (EventBridgeClient events =
        aws.client(EventBridgeClient.builder(), aws.defaultAccount(), HOME)) {
      events.createEventBus(it -> it.name("snaprelay"));
      events.putRule(
          it ->
              it.name("ours")
                  .eventBusName("snaprelay")
                  .eventPattern("{\"source\":[\"snaprelay\"]}"));
      events.putTargets(
          it -> it.rule("ours").eventBusName("snaprelay").targets(target(QUEUE), target("seen")));
    }
  }

  private Target target(String queue) {
    String arn = "arn:aws:sqs:%s:%s:%s".formatted(HOME, aws.defaultAccount(), queue);
    return Target.builder().id(queue).arn(arn).build();
  }

  private void createDatabase() {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier("invoices-prod")
                .engine("none")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .masterUsername("postgres")
                .masterUserPassword("not-secret-at-all"));
  }

  private void send(String body) {
    sqs.sendMessage(it -> it.queueUrl(url(QUEUE)).messageBody(body));
  }

  /** Receives until a message contains the text. */
  private String await(String queue, String text) {
    List<String> others = new ArrayList<>();
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      for (Message message : receive(queue)) {
        if (message.body().contains(text)) {
          return message.body();
        }
        others.add(message.body());
      }
    }
    throw new AssertionError("No " + text + " in " + queue + " but " + others + log());
  }

  private List<Message> receive(String queue) {
    List<Message> messages =
        sqs.receiveMessage(it -> it.queueUrl(url(queue)).waitTimeSeconds(1).maxNumberOfMessages(10))
            .messages();
    messages.forEach(
        each ->
            sqs.deleteMessage(it -> it.queueUrl(url(queue)).receiptHandle(each.receiptHandle())));
    return messages;
  }

  private String url(String queue) {
    return sqs.getQueueUrl(it -> it.queueName(queue)).queueUrl();
  }

  private String log() {
    try {
      return "\n" + Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return "";
    }
  }
}
