package io.snaprelay.localaws.events;

import static io.snaprelay.localaws.events.EventsFixture.ACCOUNT;
import static io.snaprelay.localaws.events.EventsFixture.OTHER_ACCOUNT;
import static io.snaprelay.localaws.events.EventsFixture.entry;
import static io.snaprelay.localaws.events.EventsFixture.put;
import static io.snaprelay.localaws.events.EventsFixture.route;
import static io.snaprelay.localaws.events.EventsFixture.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.Message;

/** From a bus through its rules to queues and other buses, as far as AWS lets it go. */
class RoutingTest {

  private static final String ANY = "{\"source\": [\"shop\"]}";
  private static final String HOME = "arn:aws:events:us-east-1:111111111111:event-bus/home";
  private static final String ROLE = "arn:aws:iam::111111111111:role/forward";

  private final EventsFixture aws = new EventsFixture();
  private final EventBridgeClient events = aws.events();

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void anEventArrivesInTheEnvelopeThatAwsPutsAroundIt() {
    String queue = aws.queue("q");
    route(events, "default", ANY, target("q", queue));

    events.putEvents(
        r ->
            r.entries(
                entry("default", "shop", "{\"n\": 1.50, \"s\": \"ü\"}").toBuilder()
                    .detailType("Order \"Placed\"")
                    .resources("arn:a", "arn:b")
                    .build()));

    JsonNode event = aws.onlyEvent(queue);
    assertEquals(36, event.path("id").asText().length());
    ((ObjectNode) event).put("id", "x");
    assertEquals(
        "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"Order \\\"Placed\\\"\","
            + "\"source\":\"shop\",\"account\":\"111111111111\",\"time\":\"2026-11-21T12:00:00Z\","
            + "\"region\":\"eu-west-1\",\"resources\":[\"arn:a\",\"arn:b\"],"
            + "\"detail\":{\"n\":1.5,\"s\":\"ü\"}}",
        event.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"source\": [\"shop\"]}| true",
        "{\"source\": [\"other\"]}| false",
        "{\"source\": [{\"prefix\": \"sh\"}], \"detail\": {\"n\": [{\"numeric\": [\">\", 5]}]}}| true",
        "{\"detail\": {\"n\": [{\"numeric\": [\"<\", 5]}]}}| false",
        "{\"detail\": {\"s\": [{\"anything-but\": [\"a\"]}], \"t\": [{\"exists\": false}]}}| true",
        "{\"detail\": {\"s\": [{\"wildcard\": \"*x*\"}]}}| false",
        "{\"$or\": [{\"source\": [\"a\"]}, {\"detail\": {\"n\": [7]}}]}| true",
      })
  void aRuleMatchesByItsPattern(String pattern, boolean matches) {
    String queue = aws.queue("q");
    route(events, "default", pattern, target("q", queue));
    put(events, "default", "shop", "{\"n\": 7, \"s\": \"b\"}");
    assertEquals(matches ? 1 : 0, aws.messages(queue).size());
  }

  @Test
  void aDisabledRuleIsSilentUntilItIsEnabledAgain() {
    String queue = aws.queue("q");
    route(events, "default", ANY, target("q", queue));

    events.disableRule(r -> r.name("to-q"));
    put(events, "default", "shop", "{}");
    assertTrue(aws.messages(queue).isEmpty());

    events.enableRule(r -> r.name("to-q"));
    put(events, "default", "shop", "{}");
    assertEquals(1, aws.messages(queue).size());
  }

  @Test
  void aReplacedRuleMatchesByItsNewPatternAndKeepsItsTargets() {
    String queue = aws.queue("q");
    route(events, "default", ANY, target("q", queue));
    events.putRule(r -> r.name("to-q").eventPattern("{\"source\": [\"bar\"]}"));

    put(events, "default", "shop", "{\"from\": \"shop\"}");
    put(events, "default", "bar", "{\"from\": \"bar\"}");

    assertEquals("bar", aws.onlyEvent(queue).path("source").asText());
  }

  @Test
  void anEventCrossesToTheBusOfAnotherRegionAndKeepsAllButItsId() {
    EventBridgeClient home = aws.events(ACCOUNT, Region.US_EAST_1);
    home.createEventBus(r -> r.name("home"));
    String there = aws.queue(ACCOUNT, Region.US_EAST_1, "there");
    String here = aws.queue("here");
    route(home, "home", ANY, target("there", there));
    route(events, "default", ANY, target("here", here));
    route(events, "default", ANY, bus("home", HOME));

    put(events, "default", "shop", "{\"a\": 1}");

    JsonNode original = aws.onlyEvent(here);
    JsonNode forwarded = aws.onlyEvent(there);
    assertEquals("eu-west-1", forwarded.path("region").asText());
    assertEquals(original.path("detail"), forwarded.path("detail"));
    assertNotEquals(original.path("id"), forwarded.path("id"));
  }

  @Test
  void anEventFromAnotherBusGoesNoFurther() {
    EventBridgeClient home = aws.events(ACCOUNT, Region.US_EAST_1);
    home.createEventBus(r -> r.name("home"));
    home.createEventBus(r -> r.name("third"));
    String end = aws.queue(ACCOUNT, Region.US_EAST_1, "end");
    route(home, "third", ANY, target("end", end));
    route(home, "home", ANY, bus("third", HOME.replace("home", "third")));
    route(events, "default", ANY, bus("home", HOME));

    put(events, "default", "shop", "{}");
    assertTrue(aws.messages(end).isEmpty());

    put(home, "home", "shop", "{}");
    assertEquals(1, aws.messages(end).size());
  }

  @Test
  void theBusOfAnotherAccountMustGivePermission() {
    EventBridgeClient other = aws.events(OTHER_ACCOUNT, Region.EU_WEST_1);
    other.createEventBus(r -> r.name("home"));
    String queue = aws.queue(OTHER_ACCOUNT, Region.EU_WEST_1, "q");
    route(other, "home", ANY, target("q", queue));
    String arn = "arn:aws:events:eu-west-1:222222222222:event-bus/home";
    refuses("AccessDeniedException", () -> route(events, "default", ANY, bus("other", arn)));
    assertEquals("AccessDeniedException", putTo(arn));

    other.putPermission(
        r -> r.eventBusName("home").statementId("s").action("events:PutEvents").principal(ACCOUNT));
    route(events, "default", ANY, bus("other", arn));
    put(events, "default", "shop", "{}");
    put(events, arn, "shop", "{}");
    assertEquals(
        List.of(ACCOUNT, ACCOUNT),
        aws.messages(queue).stream()
            .map(m -> Json.read(m.body()).orElseThrow().path("account").asText())
            .toList());

    other.removePermission(r -> r.eventBusName("home").statementId("s"));
    put(events, "default", "shop", "{}");
    assertTrue(aws.messages(queue).isEmpty());
  }

  private String putTo(String bus) {
    return events.putEvents(r -> r.entries(entry(bus, "shop", "{}"))).entries().get(0).errorCode();
  }

  @Test
  void aBusOfTheSameAccountNeedsARoleOrAPermission() {
    events.createEventBus(r -> r.name("home"));
    String arn = "arn:aws:events:eu-west-1:111111111111:event-bus/home";
    refuses("AccessDeniedException", () -> route(events, "default", ANY, target("home", arn)));
    events.putPermission(
        r -> r.eventBusName("home").statementId("s").action("events:PutEvents").principal(ACCOUNT));
    route(events, "default", ANY, target("home", arn));
  }

  @Test
  void aQueueThatDoesNotLetEventBridgeInGetsNothingAndTheDeadLetterQueueTellsWhy() {
    String closed = aws.closedQueue("closed");
    String dead = aws.queue("dead");
    route(
        events,
        "default",
        ANY,
        Target.builder().id("closed").arn(closed).deadLetterConfig(d -> d.arn(dead)).build());

    put(events, "default", "shop", "{\"a\": 1}");

    assertTrue(aws.messages(closed).isEmpty());
    Message letter = aws.messages(dead).get(0);
    assertEquals("NO_PERMISSIONS", letter.messageAttributes().get("ERROR_CODE").stringValue());
    assertEquals(closed, letter.messageAttributes().get("TARGET_ARN").stringValue());
    assertEquals(1, Json.read(letter.body()).orElseThrow().path("detail").path("a").asInt());
  }

  @Test
  void aQueueThatDoesNotExistIsToldInTheDeadLetter() {
    String dead = aws.queue("dead");
    String missing = EventsFixture.arn(ACCOUNT, Region.EU_WEST_1, "missing");
    route(
        events,
        "default",
        ANY,
        Target.builder().id("m").arn(missing).deadLetterConfig(d -> d.arn(dead)).build());
    put(events, "default", "shop", "{}");
    assertEquals(
        "NO_RESOURCE",
        aws.messages(dead).get(0).messageAttributes().get("ERROR_CODE").stringValue());
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sqs:us-east-1:111111111111:q",
    "arn:aws:sqs:eu-west-1:222222222222:q",
    "arn:aws:sqs:eu-west-1:111111111111:q.fifo",
    "arn:aws:lambda:eu-west-1:111111111111:function:f",
    "arn:aws:events:eu-west-1:111111111111:event-bus/default"
  })
  void aTargetOutOfReachIsRefused(String arn) {
    refuses("ValidationException", () -> route(events, "default", ANY, bus("t", arn)));
  }

  @Test
  void theBusOfATargetMustExist() {
    refuses("ResourceNotFoundException", () -> route(events, "default", ANY, bus("t", HOME)));
  }

  @Test
  void anUnimplementedParameterOfATargetIsRefusedByName() {
    Target target =
        Target.builder()
            .id("q")
            .arn(aws.queue("q"))
            .sqsParameters(p -> p.messageGroupId("g"))
            .build();
    String message = refuses("ValidationException", () -> route(events, "default", ANY, target));
    assertTrue(message.contains("SqsParameters"), message);
  }

  private static Target bus(String id, String arn) {
    return Target.builder().id(id).arn(arn).roleArn(ROLE).build();
  }

  private static String refuses(String code, Runnable call) {
    EventBridgeException refused = assertThrows(EventBridgeException.class, call::run);
    assertEquals(code, refused.awsErrorDetails().errorCode(), refused.getMessage());
    return refused.getMessage();
  }
}
