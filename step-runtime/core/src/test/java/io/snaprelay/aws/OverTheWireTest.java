package io.snaprelay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.localaws.testing.LocalAwsExtension;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Json;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Bus, mailbox and dead-letter queue, with the real clients. */
class OverTheWireTest {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  private final SqsClient sqs = AWS.client(SqsClient.builder(), Region.EU_WEST_1);
  private final EventBridgeClient events =
      AWS.client(EventBridgeClient.builder(), Region.EU_WEST_1);

  @Test
  void anEventReachesTheQueueOfAServiceThatHearsIt() throws Exception {
    String url = sqs.createQueue(it -> it.queueName("notifier")).queueUrl();
    route(url);

    new EventBridgeBus(events, "relay").publish(List.of(failed("first"), failed("second")));

    JsonNode envelope = Json.mapper().readTree(receive(url).body());
    assertEquals("snaprelay", envelope.path("source").asText());
    assertEquals("step-failed", envelope.path("detail-type").asText());
    assertEquals("copy-service", envelope.path("detail").path("service").asText());
  }

  @Test
  void aQueueThatIsMissingIsToldByItsCode() {
    SqsMailbox mailbox = new SqsMailbox(new Queue(sqs, "no-such-queue"));

    AwsFailure failure = assertThrows(AwsFailure.class, () -> mailbox.send("x", Duration.ZERO));

    assertEquals(AwsFailure.Kind.NOT_FOUND, failure.kind());
  }

  @Test
  void aDeadLetterCarriesItsReason() {
    String url = sqs.createQueue(it -> it.queueName("dead")).queueUrl();

    new DeadLetters(new Queue(sqs, "dead")).send("noise", "Not JSON: 'noise'");

    Message dead = receive(url);
    assertEquals("noise", dead.body());
    assertEquals(
        "Not JSON: 'noise'", dead.messageAttributes().get(DeadLetters.REASON).stringValue());
  }

  private void route(String queueUrl) {
    String arn =
        sqs.getQueueAttributes(
                it -> it.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sqs.setQueueAttributes(
        it -> it.queueUrl(queueUrl).attributes(Map.of(QueueAttributeName.POLICY, policy(arn))));
    events.createEventBus(it -> it.name("relay"));
    events.putRule(
        it ->
            it.name("notifier")
                .eventBusName("relay")
                .eventPattern(Service.NOTIFIER.eventPattern()));
    Target target = Target.builder().id("queue").arn(arn).build();
    events.putTargets(it -> it.rule("notifier").eventBusName("relay").targets(target));
  }

  private static String policy(String arn) {
    return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
         "Principal":{"Service":"events.amazonaws.com"},
         "Action":"sqs:SendMessage","Resource":"%s"}]}
        """
        .formatted(arn);
  }

  private Message receive(String url) {
    return sqs.receiveMessage(
            it -> it.queueUrl(url).waitTimeSeconds(20).messageAttributeNames("All"))
        .messages()
        .get(0);
  }

  private static StepFailed failed(String detail) {
    EventHeader header =
        new EventHeader(
            "id-" + detail,
            Optional.of(RunId.of("t", "p", "d")),
            Optional.empty(),
            Instant.parse("2026-11-21T12:00:00Z"),
            Optional.empty(),
            Optional.empty());
    return new StepFailed(
        header, StepName.COPY, "copy-service", FailureCode.INTERNAL, detail, "nothing");
  }
}
