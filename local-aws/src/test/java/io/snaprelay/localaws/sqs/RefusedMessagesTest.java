package io.snaprelay.localaws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.TestServer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What a queue does not take. */
class RefusedMessagesTest {

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

  @ParameterizedTest
  @ValueSource(ints = {-1, 901})
  void aDelayBeyondFifteenMinutesIsRefused(int seconds) {
    refuses(
        "InvalidParameterValue",
        () -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("m").delaySeconds(seconds)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\u000bb", "\uFFFE", "x\uD800"})
  void aBodyWithACharacterThatXmlCannotHoldIsRefused(String body) {
    refuses("InvalidMessageContents", () -> send(body));
  }

  @Test
  void aBodyMayBeOneMebibyteAndNoByteMore() {
    send("x".repeat(1_048_576));
    refuses("InvalidParameterValue", () -> send("x".repeat(1_048_577)));
    refuses("MissingParameter", () -> send(""));
  }

  @Test
  void attributesCountForTheSize() {
    refuses(
        "InvalidParameterValue",
        () ->
            sqs.sendMessage(
                r ->
                    r.queueUrl(url)
                        .messageBody("x".repeat(1_048_576 - 4))
                        .messageAttributes(Map.of("a", text("b")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "a.", "a..b", "aws.a", "Amazon.a", "a b"})
  void anAttributeNameThatAwsForbidsIsRefused(String name) {
    refuses(
        "InvalidParameterValue",
        () ->
            sqs.sendMessage(
                r -> r.queueUrl(url).messageBody("m").messageAttributes(Map.of(name, text("v")))));
  }

  @Test
  void aGroupIdIsRefusedByName() {
    SqsException refused =
        assertThrows(
            SqsException.class,
            () -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("m").messageGroupId("g")));
    assertTrue(refused.getMessage().contains("MessageGroupId"), refused.getMessage());
  }

  @Test
  void moreThanTenMessagesAtOnceAreRefused() {
    refuses(
        "InvalidParameterValue",
        () -> sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(11)));
    refuses(
        "InvalidParameterValue",
        () -> sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(21)));
  }

  private static void refuses(String code, Runnable call) {
    SqsException refused = assertThrows(SqsException.class, call::run);
    assertEquals(code, refused.awsErrorDetails().errorCode(), refused.getMessage());
  }

  private void send(String body) {
    sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
