package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.EventBridgeBus;
import io.snaprelay.localaws.testing.LocalAwsExtension;
import io.snaprelay.step.Disposition;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * All the way of a digest: events on the bus, by its rule into the queue, from there into an issue;
 * what the template's schedule sends; the webhook. In the queue's own envelopes, and every message
 * comes once more.
 */
class DigestFromTheBusTest {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  private static final String BUS = "snaprelay";

  /** In seconds; the longest that SQS waits. */
  private static final int PATIENCE = 20;

  private static final Pattern INPUT = Pattern.compile("Input: '(\\{\"digests\".*)'");

  private static final String LETS_RULES_SEND =
      """
      {"Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
        "Action": "sqs:SendMessage", "Resource": "*"}]}
      """;

  private final DigestBench digests;
  private EventBridgeClient events;
  private SqsClient sqs;
  private String queue;

  DigestFromTheBusTest() throws IOException {
    digests = new DigestBench();
  }

  @BeforeEach
  void wire() {
    events = AWS.client(EventBridgeClient.builder(), Region.EU_WEST_1);
    sqs = AWS.client(SqsClient.builder(), Region.EU_WEST_1);
    queue = sqs.createQueue(it -> it.queueName(Service.NOTIFIER.queueName())).queueUrl();
    String arn =
        sqs.getQueueAttributes(
                it -> it.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sqs.setQueueAttributes(
        it -> it.queueUrl(queue).attributes(Map.of(QueueAttributeName.POLICY, LETS_RULES_SEND)));
    Target target = Target.builder().id("queue").arn(arn).build();
    events.createEventBus(it -> it.name(BUS));
    events.putRule(
        it -> it.eventBusName(BUS).name("notifier").eventPattern(Service.NOTIFIER.eventPattern()));
    events.putTargets(it -> it.eventBusName(BUS).rule("notifier").targets(target));
    digests.start();
  }

  @AfterEach
  void close() {
    sqs.deleteQueue(it -> it.queueUrl(queue));
    events.removeTargets(it -> it.eventBusName(BUS).rule("notifier").ids("queue"));
    events.deleteRule(it -> it.eventBusName(BUS).name("notifier"));
    events.deleteEventBus(it -> it.name(BUS));
    events.close();
    sqs.close();
    digests.close();
  }

  @Test
  void whatIsPutOnTheBusStandsInTheDigestOfTheWebhookOnce() throws IOException {
    new EventBridgeBus(events, BUS)
        .publish(List.of(digests.succeeded(), DigestBench.trouble(1), DigestBench.trouble(2)));
    take(3);

    digests.at("2026-11-21T06:59:59Z");
    schedule();
    take(1);
    assertEquals(List.of(), digests.told());

    digests.at("2026-11-21T07:00:00Z");
    schedule();
    schedule();
    take(2);

    assertEquals(1, digests.told().size(), digests.told().toString());
    String told = digests.told().get(0).toString();
    assertTrue(told.contains("1 run ended: 1 SUCCEEDED"), told);
    assertTrue(told.contains("temporary-1") && told.contains("temporary-2"), told);
  }

  /** Sends what the template's schedule sends. */
  private void schedule() throws IOException {
    Matcher input = INPUT.matcher(Files.readString(Path.of("../infra/notifier.yaml")));
    assertTrue(input.find(), "the template has a schedule for digests");
    sqs.sendMessage(it -> it.queueUrl(queue).messageBody(input.group(1)));
  }

  /** Handles so many messages, each twice: EventBridge brings them when it likes. */
  private void take(int count) {
    for (int taken = 0; taken < count; ) {
      List<Message> messages =
          sqs.receiveMessage(
                  it -> it.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(PATIENCE))
              .messages();
      assertFalse(messages.isEmpty(), "nothing comes after %d of %d".formatted(taken, count));
      messages.forEach(this::handleTwice);
      taken += messages.size();
    }
  }

  private void handleTwice(Message message) {
    assertEquals(Disposition.ACKNOWLEDGE, digests.bench.loop.deliver(message.body()));
    assertEquals(Disposition.ACKNOWLEDGE, digests.bench.loop.deliver(message.body()));
    sqs.deleteMessage(it -> it.queueUrl(queue).receiptHandle(message.receiptHandle()));
  }
}
