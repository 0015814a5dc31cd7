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
public final class Wiring {
  private static final String BUS = "snaprelay";
  private static final String ALL_RDS_EVENTS = "{\"source\":[\"" + Messages.RDS_SOURCE + "\"]}";

  /**
   * SQS allows 1000 at most: the loop decides when a message is hopeless, this is the last resort.
   */
  private static final int RECEIVES_UNTIL_DEAD = 1000;

  /** A bus takes events of another only from a role that may put them there. */
  private static final String FORWARDER =
      "arn:aws:iam::" + AwsClients.ACCOUNT + ":role/snaprelay-forward-rds-events";

  /** How soon a message comes again whose service was killed. */
  private static final String VISIBILITY_SECONDS = "30";

  private final AwsClients aws;

  public Wiring(AwsClients aws) {
    this.aws = aws;
  }

  /** Lays everything. */
  public void lay() {
    EventBridgeClient home = aws.events(Regions.HOME);
    String bus = home.createEventBus(request -> request.name(BUS)).eventBusArn();
    for (Service service : Service.values()) {
      connect(home, service, queue(service));
    }
    Regions.ALL.forEach(region -> forward(aws.events(region), bus));
  }

  private String queue(Service service) {
    SqsClient sqs = aws.sqs(Regions.HOME);
    String dead = arn(sqs, create(sqs, service.deadLetterQueueName(), Map.of()));
    String redrive =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
            .formatted(dead, RECEIVES_UNTIL_DEAD);
    String url =
        create(
            sqs,
            service.queueName(),
            Map.of(
                QueueAttributeName.REDRIVE_POLICY,
                redrive,
                QueueAttributeName.VISIBILITY_TIMEOUT,
                VISIBILITY_SECONDS));
    String arn = arn(sqs, url);
    sqs.setQueueAttributes(
        request ->
            request.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy(arn))));
    return arn;
  }

  /** EventBridge may send to a queue only if the queue's own policy says so. */
  private static String policy(String queueArn) {
    return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
        "Principal":{"Service":"events.amazonaws.com"},\
        "Action":"sqs:SendMessage","Resource":"%s"}]}"""
        .formatted(queueArn);
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
    Target queue = Target.builder().id("1").arn(queueArn).build();
    rule(events, BUS, service.serviceName(), service.eventPattern(), queue);
    service
        .rdsPattern()
        .ifPresent(pattern -> rule(events, BUS, service.serviceName() + "-rds", pattern, queue));
  }

  private static void forward(EventBridgeClient events, String homeBus) {
    Target bus = Target.builder().id("1").arn(homeBus).roleArn(FORWARDER).build();
    rule(events, "default", "snaprelay-rds-events", ALL_RDS_EVENTS, bus);
  }

  private static void rule(
      EventBridgeClient events, String bus, String name, String pattern, Target target) {
    events.putRule(rule -> rule.eventBusName(bus).name(name).eventPattern(pattern));
    events.putTargets(request -> request.eventBusName(bus).rule(name).targets(target));
  }
}
