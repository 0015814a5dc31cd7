package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** EventBridge to SQS with nothing behind it, on a bus and a queue of its own. */
final class BareHop {
  private static final String NAME = "bare-hop";
  private static final PutEventsRequestEntry EVENT =
      PutEventsRequestEntry.builder()
          .eventBusName(NAME)
          .source(NAME)
          .detailType(NAME)
          .detail("{}")
          .build();

  /** What one hop adds to local-aws's count of calls. */
  private static final List<String> CALLS =
      List.of("events:PutEvents", "sqs:ReceiveMessage", "sqs:DeleteMessage");

  private static final int WARM_UP = 10;
  private static final int TIMES = 30;

  private final EventBridgeClient events;
  private final SqsClient sqs;
  private final String queue;

  BareHop(AwsClients aws) {
    this.events = aws.events(Regions.HOME);
    this.sqs = aws.sqs(Regions.HOME);
    this.queue = lay();
  }

  /** One hop after the other, when all are used to it. */
  Spread many() {
    IntStream.range(0, WARM_UP).forEach(i -> once());
    return Spread.of(Stream.generate(this::once).limit(TIMES).toList());
  }

  /** The calls that so many hops have made. */
  static CallCounts calls(long hops) {
    return new CallCounts(CALLS.stream().collect(Collectors.toMap(call -> call, call -> hops)), 0);
  }

  private String lay() {
    String queue = sqs.createQueue(request -> request.queueName(NAME)).queueUrl();
    String arn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sqs.setQueueAttributes(request -> request.queueUrl(queue).attributes(policy(arn)));
    events.createEventBus(request -> request.name(NAME));
    events.putRule(
        rule ->
            rule.eventBusName(NAME)
                .name(NAME)
                .eventPattern("{\"source\":[\"%s\"]}".formatted(NAME)));
    Target target = Target.builder().id("1").arn(arn).build();
    events.putTargets(request -> request.eventBusName(NAME).rule(NAME).targets(target));
    return queue;
  }

  private static Map<QueueAttributeName, String> policy(String arn) {
    return Map.of(
        QueueAttributeName.POLICY,
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
        "Principal":{"Service":"events.amazonaws.com"},\
        "Action":"sqs:SendMessage","Resource":"%s"}]}"""
            .formatted(arn));
  }

  /** Seconds from the call that puts an event until it is received. */
  double once() {
    long begin = System.nanoTime();
    PutEventsResponse put = events.putEvents(request -> request.entries(EVENT));
    if (put.failedEntryCount() > 0) {
      throw new IllegalStateException("local-aws did not take the event: " + put.entries());
    }
    Message message =
        sqs
            .receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(20))
            .messages()
            .stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("The event did not arrive in 20 s"));
    double seconds = (System.nanoTime() - begin) / 1e9;
    sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
    return seconds;
  }
}
