package io.snaprelay.localaws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Sending, receiving, hiding and deleting, through the SDK's client, which checks every MD5. */
class MessagesTest {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final ManualTimeline time = new ManualTimeline(START);
  private TestServer server;
  private SqsClient sqs;
  private String url;

  @BeforeEach
  void aQueue() {
    LocalSqs service = new LocalSqs(time, SqsFaults.NONE, () -> URI.create("http://localhost"));
    Dispatcher dispatcher = new Dispatcher();
    service.register(dispatcher);
    server = new TestServer(dispatcher);
    sqs = server.client(SqsClient.builder(), TestServer.ACCOUNT, Region.EU_WEST_1);
    url = sqs.createQueue(r -> r.queueName("work")).queueUrl();
  }

  @AfterEach
  void close() {
    server.close();
    time.close();
  }

  @Test
  void aMessageKeepsItsBodyAndAttributes() {
    sqs.sendMessage(
        r ->
            r.queueUrl(url)
                .messageBody("grüße & <\"quotes\">\n\uD83D\uDE00")
                .messageAttributes(
                    Map.of(
                        "text", text("ä"), "bytes", bytes("\0\1".getBytes()), "hidden", text("h")))
                .messageSystemAttributes(
                    Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                            .dataType("String")
                            .stringValue("Root=1")
                            .build())));

    Message message =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(url)
                        .messageAttributeNames("text", "by.*")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()
            .get(0);

    assertEquals("grüße & <\"quotes\">\n\uD83D\uDE00", message.body());
    assertEquals(
        Map.of("text", text("ä"), "bytes", bytes("\0\1".getBytes())), message.messageAttributes());
    assertEquals("Root=1", message.attributes().get(MessageSystemAttributeName.AWS_TRACE_HEADER));
    assertEquals(
        Long.toString(START.toEpochMilli()),
        message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP));
  }

  @Test
  void aReceivedMessageIsHiddenUntilItsTimeoutAndThenCountedAgain() throws Exception {
    send("m");
    assertEquals("1", count(receiveOne()));

    time.advance(Duration.ofSeconds(29));
    assertTrue(receive().isEmpty());

    time.advance(Duration.ofSeconds(1));
    assertEquals("2", count(receiveOne()));
  }

  @Test
  void aDelayedMessageComesWhenTheClockHasMovedAndWakesThePollThatWaitsForIt() throws Exception {
    sqs.sendMessage(r -> r.queueUrl(url).messageBody("later").delaySeconds(900));
    CompletableFuture<List<Message>> poll =
        CompletableFuture.supplyAsync(
            () -> sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)).messages());

    time.advance(Duration.ofSeconds(899));
    assertEquals("1", attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    time.advance(Duration.ofSeconds(1));

    assertEquals("later", poll.get(15, TimeUnit.SECONDS).get(0).body());
  }

  @Test
  void aPollOfAnEmptyQueueEndsWithoutMessages() {
    assertTrue(sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(1)).messages().isEmpty());
  }

  @Test
  void aDeletedMessageNeverComesBack() throws Exception {
    send("m");
    delete(receiveOne());
    time.advance(Duration.ofHours(1));
    assertTrue(receive().isEmpty());
  }

  @Test
  void anEarlierReceiptHandleDeletesNothingAndIsNoError() throws Exception {
    send("m");
    Message first = receiveOne();
    time.advance(Duration.ofSeconds(30));
    Message second = receiveOne();
    assertNotEquals(first.receiptHandle(), second.receiptHandle());

    delete(first);
    time.advance(Duration.ofSeconds(30));

    assertEquals("3", count(receiveOne()));
  }

  @Test
  void anExpiredReceiptHandleStillDeletesIfNobodyReceivedTheMessageSince() throws Exception {
    send("m");
    Message message = receiveOne();
    time.advance(Duration.ofMinutes(5));
    delete(message);
    assertTrue(receive().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "bm9uc2Vuc2U=", "bG9jYWwtYXdzOjE6eA=="})
  void aReceiptHandleThatSqsNeverGaveIsRefused(String handle) {
    assertThrows(
        ReceiptHandleIsInvalidException.class,
        () -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(handle)));
  }

  @Test
  void aMessageHandedBackIsVisibleAtOnce() {
    send("m");
    changeVisibility(receiveOne(), 0);
    assertEquals("2", count(receiveOne()));
  }

  @Test
  void aMessageCannotBeHiddenForMoreThanTwelveHoursInAll() throws Exception {
    send("m");
    time.advance(Duration.ofHours(1));
    Message message = receiveOne();
    changeVisibility(message, 43_200);
    time.advance(Duration.ofHours(11));
    changeVisibility(message, 3_600);

    SqsException refused = assertThrows(SqsException.class, () -> changeVisibility(message, 3_601));
    assertEquals("InvalidParameterValue", refused.awsErrorDetails().errorCode());

    time.advance(Duration.ofHours(1));
    assertEquals("2", count(receiveOne()));
  }

  @Test
  void theVisibilityOfADeletedMessageCannotBeChanged() {
    send("m");
    Message message = receiveOne();
    delete(message);
    SqsException refused = assertThrows(SqsException.class, () -> changeVisibility(message, 10));
    assertEquals("InvalidParameterValue", refused.awsErrorDetails().errorCode());
  }

  @Test
  void anOldMessageIsForgottenAfterTheRetentionPeriod() throws Exception {
    send("m");
    time.advance(Duration.ofDays(4));
    assertEquals("0", attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    assertTrue(receive().isEmpty());
  }

  private static void refuses(String code, Runnable call) {
    SqsException refused = assertThrows(SqsException.class, call::run);
    assertEquals(code, refused.awsErrorDetails().errorCode(), refused.getMessage());
  }

  private void send(String body) {
    sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            r -> r.queueUrl(url).messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private Message receiveOne() {
    List<Message> messages = receive();
    assertEquals(1, messages.size());
    return messages.get(0);
  }

  private static String count(Message message) {
    return message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
  }

  private void delete(Message message) {
    sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  private void changeVisibility(Message message, int seconds) {
    sqs.changeMessageVisibility(
        r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
  }

  private String attribute(QueueAttributeName name) {
    return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(name)).attributes().get(name);
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static MessageAttributeValue bytes(byte[] value) {
    return MessageAttributeValue.builder()
        .dataType("Binary")
        .binaryValue(SdkBytes.fromByteArray(value))
        .build();
  }
}
