package io.snaprelay.localaws.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snaprelay.localaws.sqs.LocalSqs;
import io.snaprelay.localaws.sqs.SqsFaults;
import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.TestServer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Topics and the queues that listen to them, through AWS's clients. */
class LocalSnsTest {

  private static final String POLICY =
      """
      {"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},
      "Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}
      """;

  private final ManualTimeline time = new ManualTimeline(Instant.parse("2026-11-21T12:00:00.987Z"));
  private TestServer server;
  private SnsClient sns;
  private SqsClient sqs;
  private String topic;

  @BeforeEach
  void open() {
    LocalSqs queues = new LocalSqs(time, SqsFaults.NONE, () -> URI.create("http://localhost"));
    Dispatcher dispatcher = new Dispatcher();
    queues.register(dispatcher);
    new LocalSns(time, queues).register(dispatcher);
    server = new TestServer(dispatcher);
    sns = server.client(SnsClient.builder());
    sqs = server.client(SqsClient.builder());
    topic = sns.createTopic(it -> it.name("news")).topicArn();
  }

  @AfterEach
  void close() {
    sns.close();
    sqs.close();
    server.close();
    time.close();
  }

  @Test
  void aMessageReachesEveryQueueInItsEnvelope() throws Exception {
    String first = subscribed("first", false);
    String second = subscribed("second", false);

    String id =
        sns.publish(
                it ->
                    it.topicArn(topic)
                        .subject("A run failed")
                        .message("nightly of orders")
                        .messageAttributes(Map.of("severity", text("critical"))))
            .messageId();

    JsonNode envelope = new ObjectMapper().readTree(received(first).get(0).body());
    assertEquals("Notification", envelope.get("Type").asText());
    assertEquals(id, envelope.get("MessageId").asText());
    assertEquals(topic, envelope.get("TopicArn").asText());
    assertEquals("A run failed", envelope.get("Subject").asText());
    assertEquals("nightly of orders", envelope.get("Message").asText());
    assertEquals("2026-11-21T12:00:00.987Z", envelope.get("Timestamp").asText());
    assertEquals("critical", envelope.at("/MessageAttributes/severity/Value").asText());
    assertFalse(envelope.has("Signature"));
    assertEquals(1, received(second).size());
  }

  @Test
  void aRawSubscriberGetsTheMessageAlone() {
    String queue = subscribed("raw", true);

    sns.publish(
        it -> it.topicArn(topic).message("alone").messageAttributes(Map.of("run", text("r1"))));

    Message message = received(queue).get(0);
    assertEquals("alone", message.body());
    assertEquals("r1", message.messageAttributes().get("run").stringValue());
  }

  @Test
  void aQueueThatDoesNotAdmitTheTopicGetsNothingAndNobodyIsTold() {
    String queue = sqs.createQueue(it -> it.queueName("closed")).queueUrl();
    subscribe(queue, false);
    String open = subscribed("open", false);

    sns.publish(it -> it.topicArn(topic).message("hello"));

    assertEquals(List.of(), received(queue));
    assertEquals(1, received(open).size());
  }

  @Test
  void nothingArrivesAfterUnsubscribing() {
    String queue = subscribed("first", false);
    String subscription = subscribe(queue, false);
    assertEquals(subscription, subscribe(queue, false));

    sns.unsubscribe(it -> it.subscriptionArn(subscription));
    sns.publish(it -> it.topicArn(topic).message("hello"));

    assertEquals(List.of(), received(queue));
    sns.unsubscribe(it -> it.subscriptionArn(subscription));
  }

  @Test
  void aTopicIsItsAccountsAndItsRegions() {
    SnsClient other = server.client(SnsClient.builder(), "222222222222", Region.US_EAST_1);
    SnsClient away = server.client(SnsClient.builder(), TestServer.ACCOUNT, Region.EU_WEST_1);
    try (other;
        away) {
      refused("AuthorizationError", () -> publish(other, topic, "hello"));
      refused("InvalidParameter", () -> publish(away, topic, "hello"));
      refused("NotFound", () -> publish(sns, topic + "x", "hello"));
      assertNotEquals(topic, other.createTopic(it -> it.name("news")).topicArn());
    }
    assertEquals(topic, sns.createTopic(it -> it.name("news")).topicArn());
  }

  @Test
  void aDeletedTopicIsGoneAndDeletingItAgainIsNoError() {
    sns.deleteTopic(it -> it.topicArn(topic));
    sns.deleteTopic(it -> it.topicArn(topic));

    refused("NotFound", () -> publish(sns, topic, "hello"));
  }

  @Test
  void whatSnsRefusesIsRefused() {
    refused("InvalidParameter", () -> publish(sns, topic, "x".repeat(262_145)));
    for (String subject : List.of("x".repeat(100), "two\nlines", "Größe", " blank")) {
      refused(
          "InvalidParameter",
          () -> sns.publish(it -> it.topicArn(topic).message("hello").subject(subject)));
    }
    refused("InvalidParameter", () -> sns.createTopic(it -> it.name("a b")));
    refused("InvalidParameter", () -> sns.createTopic(it -> it.name("a.fifo")));
    refused(
        "InvalidParameter",
        () -> sns.subscribe(it -> it.topicArn(topic).protocol("email").endpoint("a@example.org")));
    refused(
        "InvalidParameter",
        () ->
            sns.subscribe(
                it ->
                    it.topicArn(topic)
                        .protocol("sqs")
                        .endpoint("arn:aws:sqs:eu-west-1:111111111111:q")));
    refused(
        "InvalidParameter",
        () ->
            sns.subscribe(
                it ->
                    it.topicArn(topic)
                        .protocol("sqs")
                        .endpoint("arn:aws:sqs:us-east-1:111111111111:q")
                        .attributes(Map.of("FilterPolicy", "{}"))));
  }

  private String subscribed(String name, boolean raw) {
    String url = sqs.createQueue(it -> it.queueName(name)).queueUrl();
    sqs.setQueueAttributes(
        it ->
            it.queueUrl(url)
                .attributes(Map.of(QueueAttributeName.POLICY, POLICY.formatted(topic))));
    subscribe(url, raw);
    return url;
  }

  private String subscribe(String url, boolean raw) {
    String arn =
        sqs.getQueueAttributes(it -> it.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    return sns.subscribe(
            it ->
                it.topicArn(topic)
                    .protocol("sqs")
                    .endpoint(arn)
                    .attributes(Map.of("RawMessageDelivery", String.valueOf(raw))))
        .subscriptionArn();
  }

  private static void publish(SnsClient as, String topic, String message) {
    as.publish(it -> it.topicArn(topic).message(message));
  }

  private List<Message> received(String url) {
    return sqs.receiveMessage(it -> it.queueUrl(url).messageAttributeNames("All")).messages();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static void refused(String code, Executable call) {
    SnsException refusal = assertThrows(SnsException.class, call);
    assertEquals(code, refusal.awsErrorDetails().errorCode(), refusal.getMessage());
  }
}
