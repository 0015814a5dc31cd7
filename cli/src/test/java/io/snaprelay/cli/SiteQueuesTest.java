package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.localaws.testing.LocalAwsExtension;
import io.snaprelay.wire.Service;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Whom people's wishes reach: they sit in eu-west-1, and databases are restored anywhere. */
final class SiteQueuesTest {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  private static final String QUEUE = Service.RESTORE_VERIFY.queueName();
  private final SqsClient home = AWS.client(SqsClient.builder(), Region.EU_WEST_1);
  private final SqsClient second = AWS.client(SqsClient.builder(), Region.EU_CENTRAL_1);
  private final SiteQueues queues = new SiteQueues(Service.RESTORE_VERIFY);
  private SdkEnvironment environment;

  @BeforeEach
  void sitAtHome() {
    environment = new SdkEnvironment(AWS.account().endpoint().toString(), AWS.account().id());
  }

  @AfterEach
  void close() {
    environment.close();
    Stream.of(home, second)
        .forEach(
            sqs -> {
              sqs.listQueues().queueUrls().forEach(url -> sqs.deleteQueue(it -> it.queueUrl(url)));
              sqs.close();
            });
  }

  private static void site(SqsClient sqs) {
    sqs.createQueue(request -> request.queueName(QUEUE));
  }

  @Test
  void whatIsAboutARegionWithASiteGoesThereAndNowhereElse() {
    site(home);
    site(second);

    queues.send("eu-central-1", "approved");

    assertEquals(List.of("approved"), bodies(second));
    assertEquals(List.of(), bodies(home));
  }

  @Test
  void whatIsAboutARegionWithoutASiteGoesHome() {
    site(home);

    queues.send("eu-central-1", "approved");

    assertEquals(List.of("approved"), bodies(home));
  }

  @Test
  void whoSitsWhereNoSiteIsReachesTheRegionsOwn() {
    site(second);

    queues.send("eu-central-1", "approved");

    assertEquals(List.of("approved"), bodies(second));
  }

  @Test
  void whatIsAboutAllRegionsGoesToEverySiteOnce() {
    site(home);
    site(second);

    queues.sendToAll(List.of("eu-west-1", "eu-central-1", "us-east-1"), "sweep");

    assertEquals(List.of("sweep"), bodies(home));
    assertEquals(List.of("sweep"), bodies(second));
  }

  @Test
  void aSiteElsewhereIsEnough() {
    site(second);

    queues.sendToAll(List.of("eu-central-1"), "sweep");

    assertEquals(List.of("sweep"), bodies(second));
  }

  @Test
  void withoutAnySiteThatIsSaid() {
    assertThrows(Complaint.class, () -> queues.send("eu-central-1", "approved"));
    assertThrows(Complaint.class, () -> queues.sendToAll(List.of("eu-central-1"), "sweep"));
  }

  private static List<String> bodies(SqsClient sqs) {
    String url = sqs.getQueueUrl(it -> it.queueName(QUEUE)).queueUrl();
    return sqs.receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
        .map(Message::body)
        .toList();
  }
}
