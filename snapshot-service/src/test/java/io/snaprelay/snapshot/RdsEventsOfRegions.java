package io.snaprelay.snapshot;

import io.snaprelay.localaws.LocalAws;
import io.snaprelay.wire.Messages;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Every RDS event of some regions, as it comes to the service's queue: one hop to the home bus. */
final class RdsEventsOfRegions implements AutoCloseable {
  private static final String BUS = "snaprelay";
  private static final String ALL = "{\"source\":[\"" + Messages.RDS_SOURCE + "\"]}";
  private static final String EVENTS_MAY_SEND =
      """
      {"Statement": {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
       "Action": "sqs:SendMessage", "Resource": "*"}}""";

  private final LocalAws aws;
  private final SqsClient sqs;
  private final String queue;

  RdsEventsOfRegions(LocalAws aws, Region home, List<Region> regions) {
    this.aws = aws;
    this.sqs = aws.client(SqsClient.builder(), aws.defaultAccount(), home);
    this.queue =
        sqs.createQueue(
                it ->
                    it.queueName("events")
                        .attributes(Map.of(QueueAttributeName.POLICY, EVENTS_MAY_SEND)))
            .queueUrl();
    String bus = homeBus(home);
    regions.forEach(region -> forward(region, bus));
  }

  /** Those of another account come too: its rule sends them, and the bus at home admits them. */
  void hear(String account, Region home) {
    String bus = "arn:aws:events:%s:%s:event-bus/%s".formatted(home, aws.defaultAccount(), BUS);
    try (EventBridgeClient events = client(home)) {
      events.putPermission(
          it ->
              it.eventBusName(BUS)
                  .statementId("rds-events-of-" + account)
                  .action("events:PutEvents")
                  .principal(account));
    }
    String role = "arn:aws:iam::%s:role/forward".formatted(account);
    try (EventBridgeClient events = aws.client(EventBridgeClient.builder(), account, home)) {
      rule(events, "default", Target.builder().id("1").arn(bus).roleArn(role).build());
    }
  }

  /** The bodies of the messages that have come. */
  List<String> drain() {
    List<Message> messages =
        sqs.receiveMessage(it -> it.queueUrl(queue).maxNumberOfMessages(10)).messages();
    messages.forEach(
        each -> sqs.deleteMessage(it -> it.queueUrl(queue).receiptHandle(each.receiptHandle())));
    return messages.stream().map(Message::body).toList();
  }

  private String homeBus(Region home) {
    try (EventBridgeClient events = client(home)) {
      String bus = events.createEventBus(it -> it.name(BUS)).eventBusArn();
      String arn = "arn:aws:sqs:%s:%s:events".formatted(home, aws.defaultAccount());
      rule(events, BUS, Target.builder().id("1").arn(arn).build());
      return bus;
    }
  }

  private void forward(Region region, String bus) {
    String role = "arn:aws:iam::%s:role/forward".formatted(aws.defaultAccount());
    try (EventBridgeClient events = client(region)) {
      rule(events, "default", Target.builder().id("1").arn(bus).roleArn(role).build());
    }
  }

  private static void rule(EventBridgeClient events, String bus, Target target) {
    events.putRule(it -> it.name("rds").eventBusName(bus).eventPattern(ALL));
    events.putTargets(it -> it.rule("rds").eventBusName(bus).targets(target));
  }

  private EventBridgeClient client(Region region) {
    return aws.client(EventBridgeClient.builder(), aws.defaultAccount(), region);
  }

  @Override
  public void close() {
    sqs.close();
  }
}
