package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.testing.LocalAwsExtension;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import io.snaprelay.wire.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What {@code sweep} sends, and to whom. */
final class SweepCommandTest {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  private static final String PLANS =
      """
      databases: { orders: { instance: orders-prod, region: eu-west-1 } }
      plans:
        nightly:
          databases: [orders]
          copy: { region: eu-central-1, kmsKey: alias/dr }
      """;

  @TempDir private Path folder;
  private SqsClient sqs;
  private SdkEnvironment environment;

  @BeforeEach
  void open() {
    sqs = AWS.client(SqsClient.builder(), Region.EU_WEST_1);
    environment = new SdkEnvironment(AWS.account().endpoint().toString(), AWS.account().id());
  }

  @AfterEach
  void close() {
    environment.close();
    for (String url : sqs.listQueues().queueUrls()) {
      sqs.deleteQueue(request -> request.queueUrl(url));
    }
    sqs.close();
  }

  @Test
  void thoseAreAskedWhoMakeWhatMayBeLeftBehind() throws IOException {
    for (Service service : Service.values()) {
      sqs.createQueue(request -> request.queueName(service.queueName()));
    }

    Cli said = sweep();

    assertEquals(0, said.exit(), said.err());
    String message = Messages.write(new Sweep(List.of("eu-central-1", "eu-west-1", "us-east-1")));
    assertEquals(List.of(message), bodies(Service.SNAPSHOT));
    assertEquals(List.of(message), bodies(Service.COPY));
    assertEquals(List.of(message), bodies(Service.RESTORE_VERIFY));
    assertEquals(List.of(), bodies(Service.NOTIFIER));
  }

  /** Each takes its own regions out of the message: a site is where the queue is. */
  @Test
  void everySiteIsAskedAndNoRegionWithoutOne() throws IOException {
    for (Service service : Service.values()) {
      sqs.createQueue(request -> request.queueName(service.queueName()));
    }
    try (SqsClient second = AWS.client(SqsClient.builder(), Region.EU_CENTRAL_1)) {
      String url =
          second
              .createQueue(request -> request.queueName(Service.RESTORE_VERIFY.queueName()))
              .queueUrl();

      Cli said = sweep();

      assertEquals(0, said.exit(), said.err());
      String message = Messages.write(new Sweep(List.of("eu-central-1", "eu-west-1", "us-east-1")));
      assertEquals(List.of(message), bodies(second, Service.RESTORE_VERIFY));
      assertEquals(List.of(message), bodies(Service.RESTORE_VERIFY));
      second.deleteQueue(request -> request.queueUrl(url));
    }
  }

  @Test
  void accountsWithDatabasesAreSweptToo() throws IOException {
    for (Service service : Service.values()) {
      sqs.createQueue(request -> request.queueName(service.queueName()));
    }

    Cli said = sweep("--source-account=333333333333");

    assertEquals(0, said.exit(), said.err());
    assertEquals(
        List.of(
            Messages.write(
                new Sweep(
                    List.of("eu-central-1", "eu-west-1", "us-east-1"), List.of("333333333333")))),
        bodies(Service.COPY));
  }

  @Test
  void whereSnapRelayIsNotDeployedTheMissingQueueIsNamed() throws IOException {
    Cli said = sweep();

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("snaprelay-snapshot-service"), said.err());
  }

  private Cli sweep(String... more) throws IOException {
    Path plans = Files.writeString(folder.resolve("plans.yaml"), PLANS);
    List<String> line =
        new ArrayList<>(List.of("sweep", "--plans", plans.toString(), "--region", "us-east-1"));
    line.addAll(List.of(more));
    return Cli.run(line.toArray(String[]::new));
  }

  private List<String> bodies(Service service) {
    return bodies(sqs, service);
  }

  private static List<String> bodies(SqsClient sqs, Service service) {
    String url = sqs.getQueueUrl(request -> request.queueName(service.queueName())).queueUrl();
    return sqs
        .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }
}
