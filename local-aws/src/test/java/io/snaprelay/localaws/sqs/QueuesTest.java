package io.snaprelay.localaws.sqs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.TestServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Queues: their attributes, their dead letters, and where they can be seen from. */
class QueuesTest {

  private static final String DEAD_ARN = "arn:aws:sqs:eu-west-1:111111111111:dead";

  private final ManualTimeline time = new ManualTimeline(Instant.parse("2026-11-21T12:00:00Z"));
  private TestServer server;
  private SqsClient sqs;

  @BeforeEach
  void anEndpoint() {
    LocalSqs service = new LocalSqs(time, SqsFaults.NONE, () -> URI.create("http://localhost"));
    Dispatcher dispatcher = new Dispatcher();
    service.register(dispatcher);
    server = new TestServer(dispatcher);
    sqs = server.client(SqsClient.builder(), TestServer.ACCOUNT, Region.EU_WEST_1);
  }

  @AfterEach
  void close() {
    server.close();
    time.close();
  }

  @Test
  void aMessageReceivedTooOftenGoesToTheDeadLetterQueue() throws Exception {
    String dead = create("dead", Map.of());
    String work = create("work", redrive(DEAD_ARN, 2));
    sqs.sendMessage(r -> r.queueUrl(work).messageBody("poison"));

    assertEquals(1, receive(work).size());
    time.advance(Duration.ofSeconds(30));
    assertEquals(1, receive(work).size());
    time.advance(Duration.ofSeconds(30));

    assertTrue(receive(work).isEmpty());
    Message buried = receive(dead).get(0);
    assertEquals("poison", buried.body());
    assertEquals(
        "3", buried.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    assertEquals(
        "arn:aws:sqs:eu-west-1:111111111111:work",
        buried.attributes().get(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN));
  }

  @Test
  void deadLettersMoveBackToWhereTheyCameFrom() throws Exception {
    String dead = create("dead", Map.of());
    String work = create("work", redrive(DEAD_ARN, 1));
    sqs.sendMessage(r -> r.queueUrl(work).messageBody("again"));
    receive(work);
    time.advance(Duration.ofSeconds(30));
    assertTrue(receive(work).isEmpty());

    sqs.startMessageMoveTask(r -> r.sourceArn(DEAD_ARN));

    assertEquals("again", receive(work).get(0).body());
    assertTrue(receive(dead).isEmpty());
    var task = sqs.listMessageMoveTasks(r -> r.sourceArn(DEAD_ARN)).results().get(0);
    assertEquals("COMPLETED", task.status());
    assertEquals(1, task.approximateNumberOfMessagesMoved());
  }

  @Test
  void aMessageSentToTheDeadLetterQueueItselfStaysThere() {
    String dead = create("dead", Map.of());
    create("work", redrive(DEAD_ARN, 1));
    sqs.sendMessage(r -> r.queueUrl(dead).messageBody("stray"));

    sqs.startMessageMoveTask(r -> r.sourceArn(DEAD_ARN));

    var task = sqs.listMessageMoveTasks(r -> r.sourceArn(DEAD_ARN)).results().get(0);
    assertEquals("FAILED", task.status());
    assertEquals("stray", receive(dead).get(0).body());
  }

  @Test
  void onlyADeadLetterQueueCanBeMovedFrom() {
    create("dead", Map.of());
    refuses("InvalidParameterValue", () -> sqs.startMessageMoveTask(r -> r.sourceArn(DEAD_ARN)));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sqs:us-east-1:111111111111:dead, 3",
    "arn:aws:sqs:eu-west-1:222222222222:dead, 3",
    "arn:aws:sqs:eu-west-1:111111111111:missing, 3",
    "arn:aws:sqs:eu-west-1:111111111111:dead, 0",
    "arn:aws:sqs:eu-west-1:111111111111:dead, 1001",
    "nonsense, 3"
  })
  void aRedrivePolicyThatCannotWorkIsRefused(String arn, int count) {
    create("dead", Map.of());
    server
        .client(SqsClient.builder(), TestServer.ACCOUNT, Region.US_EAST_1)
        .createQueue(r -> r.queueName("dead"));
    refuses("InvalidParameterValue", () -> create("work", redrive(arn, count)));
  }

  @ParameterizedTest
  @CsvSource({
    "VisibilityTimeout, 43201",
    "VisibilityTimeout, -1",
    "DelaySeconds, 901",
    "DelaySeconds, ten",
    "MessageRetentionPeriod, 59",
    "ReceiveMessageWaitTimeSeconds, 21",
    "MaximumMessageSize, 1048577",
    "SqsManagedSseEnabled, maybe",
    "Policy, {}"
  })
  void anAttributeOutOfItsRangeIsRefused(String name, String value) {
    refuses(
        "InvalidAttributeValue",
        () -> create("work", Map.of(QueueAttributeName.fromValue(name), value)));
  }

  @ParameterizedTest
  @CsvSource({"FifoQueue, true", "ContentBasedDeduplication, true", "RedriveAllowPolicy, {}"})
  void whatLocalAwsDoesNotDoIsRefusedByName(String name, String value) {
    SqsException refused =
        assertThrows(
            SqsException.class,
            () -> create("work", Map.of(QueueAttributeName.fromValue(name), value)));
    assertTrue(refused.getMessage().contains(name), refused.getMessage());
  }

  @Test
  void anUnknownAttributeIsRefused() {
    refuses(
        "InvalidAttributeName",
        () ->
            sqs.createQueue(
                r -> r.queueName("work").attributesWithStrings(Map.of("Nonsense", "1"))));
  }

  @Test
  void theSameQueueCanBeCreatedTwiceButNotWithOtherAttributes() {
    String first = create("work", Map.of(QueueAttributeName.DELAY_SECONDS, "5"));
    assertEquals(first, create("work", Map.of(QueueAttributeName.DELAY_SECONDS, "5")));
    assertThrows(
        QueueNameExistsException.class,
        () -> create("work", Map.of(QueueAttributeName.DELAY_SECONDS, "6")));
  }

  @Test
  void aFifoNameIsRefused() {
    SqsException refused = assertThrows(SqsException.class, () -> create("work.fifo", Map.of()));
    assertTrue(refused.getMessage().contains("FIFO"), refused.getMessage());
  }

  @Test
  void aChangedAttributeIsDescribedAndUsed() {
    String url = create("work", Map.of());
    sqs.setQueueAttributes(
        r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "7")));
    sqs.sendMessage(r -> r.queueUrl(url).messageBody("m"));

    Map<QueueAttributeName, String> all =
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertEquals("7", all.get(QueueAttributeName.DELAY_SECONDS));
    assertEquals("1", all.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    assertEquals("arn:aws:sqs:eu-west-1:111111111111:work", all.get(QueueAttributeName.QUEUE_ARN));
  }

  @Test
  void aQueueIsSeenInItsOwnRegionOnly() {
    String url = create("work", Map.of());
    SqsClient elsewhere = server.client(SqsClient.builder(), TestServer.ACCOUNT, Region.US_EAST_1);

    assertThrows(
        QueueDoesNotExistException.class,
        () -> elsewhere.sendMessage(r -> r.queueUrl(url).messageBody("m")));
    assertTrue(elsewhere.listQueues().queueUrls().isEmpty());
  }

  @Test
  void anotherAccountNeedsThePermissionOfTheQueue() {
    String url = create("work", Map.of());
    SqsClient other = server.client(SqsClient.builder(), "222222222222", Region.EU_WEST_1);
    refuses("AccessDenied", () -> other.sendMessage(r -> r.queueUrl(url).messageBody("m")));

    String policy =
        """
        {"Statement": {"Effect": "Allow", "Principal": {"AWS": "222222222222"},
         "Action": "sqs:SendMessage", "Resource": "*"}}""";
    sqs.setQueueAttributes(
        r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));

    assertDoesNotThrow(() -> other.sendMessage(r -> r.queueUrl(url).messageBody("m")));
    refuses("AccessDenied", () -> other.receiveMessage(r -> r.queueUrl(url)));
  }

  @Test
  void queuesAreListedByPrefixAndPage() {
    List.of("a-1", "a-2", "a-3", "b-1").forEach(name -> create(name, Map.of()));

    List<String> urls =
        sqs.listQueuesPaginator(r -> r.queueNamePrefix("a-").maxResults(2)).queueUrls().stream()
            .toList();

    assertEquals(3, urls.size());
    assertTrue(urls.get(2).endsWith("/a-3"), urls.toString());
  }

  @Test
  void aPurgedQueueIsEmptyAndCannotBePurgedAgainWithinAMinute() throws Exception {
    String url = create("work", Map.of());
    sqs.sendMessage(r -> r.queueUrl(url).messageBody("m"));
    sqs.purgeQueue(r -> r.queueUrl(url));
    assertTrue(receive(url).isEmpty());

    assertThrows(PurgeQueueInProgressException.class, () -> sqs.purgeQueue(r -> r.queueUrl(url)));
    time.advance(Duration.ofSeconds(60));
    assertDoesNotThrow(() -> sqs.purgeQueue(r -> r.queueUrl(url)));
  }

  @Test
  void aDeletedQueueIsGone() {
    String url = create("work", Map.of());
    sqs.deleteQueue(r -> r.queueUrl(url));
    assertThrows(QueueDoesNotExistException.class, () -> sqs.getQueueUrl(r -> r.queueName("work")));
  }

  @Test
  void tagsAreKept() {
    String url =
        sqs.createQueue(r -> r.queueName("work").tags(Map.of("a", "1", "b", "2"))).queueUrl();
    sqs.tagQueue(r -> r.queueUrl(url).tags(Map.of("c", "3")));
    sqs.untagQueue(r -> r.queueUrl(url).tagKeys("a"));
    assertEquals(Map.of("b", "2", "c", "3"), sqs.listQueueTags(r -> r.queueUrl(url)).tags());
  }

  private String create(String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
  }

  private static Map<QueueAttributeName, String> redrive(String arn, int count) {
    return Map.of(
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}".formatted(arn, count));
  }

  private List<Message> receive(String url) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private static void refuses(String code, Runnable call) {
    SqsException refused = assertThrows(SqsException.class, call::run);
    assertEquals(code, refused.awsErrorDetails().errorCode(), refused.getMessage());
  }
}
