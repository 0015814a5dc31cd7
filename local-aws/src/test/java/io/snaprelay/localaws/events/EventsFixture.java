package io.snaprelay.localaws.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.localaws.sqs.LocalSqs;
import io.snaprelay.localaws.sqs.SqsFaults;
import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.TestServer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** EventBridge and SQS behind one port, with a clock that stands still. */
final class EventsFixture implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-21T12:00:00.987Z");
  static final String ACCOUNT = TestServer.ACCOUNT;
  static final String OTHER_ACCOUNT = "222222222222";

  final ManualTimeline time = new ManualTimeline(START);
  final LocalEvents service;
  private final TestServer server;

  EventsFixture() {
    this(EventFaults.NONE);
  }

  EventsFixture(EventFaults faults) {
    LocalSqs sqs = new LocalSqs(time, SqsFaults.NONE, () -> URI.create("http://localhost"));
    service = new LocalEvents(time, sqs, faults);
    Dispatcher dispatcher = new Dispatcher();
    sqs.register(dispatcher);
    service.register(dispatcher);
    server = new TestServer(dispatcher);
  }

  EventBridgeClient events(String account, Region region) {
    return server.client(EventBridgeClient.builder(), account, region);
  }

  EventBridgeClient events() {
    return events(ACCOUNT, Region.EU_WEST_1);
  }

  private SqsClient sqs(String account, Region region) {
    return server.client(SqsClient.builder(), account, region);
  }

  /** A queue that EventBridge may send to. */
  String queue(String account, Region region, String name) {
    String policy =
        """
        {"Statement": {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
         "Action": "sqs:SendMessage", "Resource": "*"}}""";
    sqs(account, region)
        .createQueue(r -> r.queueName(name).attributes(Map.of(QueueAttributeName.POLICY, policy)));
    return arn(account, region, name);
  }

  String queue(String name) {
    return queue(ACCOUNT, Region.EU_WEST_1, name);
  }

  /** A queue that nobody but its owner may send to. */
  String closedQueue(String name) {
    sqs(ACCOUNT, Region.EU_WEST_1).createQueue(r -> r.queueName(name));
    return arn(ACCOUNT, Region.EU_WEST_1, name);
  }

  static String arn(String account, Region region, String queue) {
    return "arn:aws:sqs:%s:%s:%s".formatted(region, account, queue);
  }

  /** Everything that is visible in the queue, taken out. */
  List<Message> messages(String queueArn) {
    String[] parts = queueArn.split(":");
    SqsClient sqs = sqs(parts[4], Region.of(parts[3]));
    String url = sqs.getQueueUrl(r -> r.queueName(parts[5])).queueUrl();
    List<Message> messages =
        sqs.receiveMessage(
                r -> r.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
            .messages();
    messages.forEach(m -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(m.receiptHandle())));
    return messages;
  }

  String onlyBody(String queueArn) {
    List<Message> messages = messages(queueArn);
    assertEquals(1, messages.size(), messages.toString());
    return messages.get(0).body();
  }

  JsonNode onlyEvent(String queueArn) {
    return Json.read(onlyBody(queueArn)).orElseThrow();
  }

  /** A rule on a bus with one target. */
  static void route(EventBridgeClient events, String bus, String pattern, Target target) {
    String name = "to-" + target.id();
    events.putRule(r -> r.name(name).eventBusName(bus).eventPattern(pattern));
    events.putTargets(r -> r.rule(name).eventBusName(bus).targets(target));
  }

  static Target target(String id, String arn) {
    return Target.builder().id(id).arn(arn).build();
  }

  static PutEventsRequestEntry entry(String bus, String source, String detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source(source)
        .detailType("Thing Happened")
        .detail(detail)
        .build();
  }

  /** Puts one event and expects it to be taken. */
  static void put(EventBridgeClient events, String bus, String source, String detail) {
    var answer = events.putEvents(r -> r.entries(entry(bus, source, detail)));
    assertEquals(0, answer.failedEntryCount(), answer.toString());
  }

  @Override
  public void close() {
    server.close();
    time.close();
  }
}
