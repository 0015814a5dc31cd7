package io.snaprelay.cli.demo;

import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Lays what the services need between them: a bus, a queue with its dead-letter queue for each, and
 * the rules that {@link Service} lists. RDS events come from the default bus of each region, one
 * hop away.
 */
final class Wiring {
  private static final String BUS = "snaprelay";
  private static final String ALL_RDS_EVENTS = "{\"source\":[\"" + Messages.RDS_SOURCE + "\"]}";

  /**
   * SQS allows 1000 at most: the loop decides when a message is hopeless, this is the last resort.
   */
  private static final int RECEIVES_UNTIL_DEAD = 1000;

  private final AwsClients aws;

  Wiring(AwsClients aws) {
    this.aws = aws;
  }

  /** Lays everything. */
  void lay() {
    EventBridgeClient home = aws.events(Regions.HOME);
    String bus = home.createEventBus(request -> request.name(BUS)).eventBusArn();
    for (Service service : Service.values()) {
      connect(home, service, queue(service));
    }
    forward(home, bus);
    forward(aws.events(Regions.DR), bus);
  }

  private String queue(Service service) {
    SqsClient sqs = aws.sqs(Regions.HOME);
    String dead = arn(sqs, create(sqs, service.deadLetterQueueName(), Map.of()));
    String redrive =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
            .formatted(dead, RECEIVES_UNTIL_DEAD);
    Map<QueueAttributeName, String> attributes =
        Map.of(
            QueueAttributeName.REDRIVE_POLICY,
            redrive,
            QueueAttributeName.VISIBILITY_TIMEOUT,
            "30");
    return arn(sqs, create(sqs, service.queueName(), attributes));
  }

  private static String create(
      SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(request -> request.queueName(name).attributes(attributes)).queueUrl();
  }

  private static String arn(SqsClient sqs, String url) {
    return sqs.getQueueAttributes(
            request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  private static void connect(EventBridgeClient events, Service service, String queueArn) {
    rule(events, BUS, service.serviceName(), service.eventPattern(), queueArn);
    service
        .rdsPattern()
        .ifPresent(pattern -> rule(events, BUS, service.serviceName() + "-rds", pattern, queueArn));
  }

  private static void forward(EventBridgeClient events, String homeBus) {
    rule(events, "default", "snaprelay-rds-events", ALL_RDS_EVENTS, homeBus);
  }

  private static void rule(
      EventBridgeClient events, String bus, String name, String pattern, String targetArn) {
    events.putRule(rule -> rule.eventBusName(bus).name(name).eventPattern(pattern));
    Target target = Target.builder().id("1").arn(targetArn).build();
    events.putTargets(request -> request.eventBusName(bus).rule(name).targets(target));
  }
}
