package io.snaprelay.localaws.events;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/** Buses, rules and entries: what is kept, listed and refused. */
class RulesTest {

  private static final String ANY = "{\"source\": [\"shop\"]}";

  private final EventsFixture aws = new EventsFixture();
  private final EventBridgeClient events = aws.events();

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void aRuleIsDescribedAsItWasPut() {
    events.createEventBus(r -> r.name("home"));
    events.putRule(r -> r.name("a").eventBusName("home").eventPattern(ANY).description("d"));

    var rule = events.describeRule(r -> r.name("a").eventBusName("home"));

    assertEquals("arn:aws:events:eu-west-1:111111111111:rule/home/a", rule.arn());
    assertEquals(ANY, rule.eventPattern());
    assertEquals("ENABLED", rule.stateAsString());
    assertEquals("d", rule.description());
    assertThrows(ResourceNotFoundException.class, () -> events.describeRule(r -> r.name("a")));
  }

  @Test
  void rulesAndBusesAreListedByPrefixAndPage() {
    List.of("a1", "a2", "a3", "b").forEach(n -> events.putRule(r -> r.name(n).eventPattern(ANY)));
    var first = events.listRules(r -> r.namePrefix("a").limit(2));
    var second = events.listRules(r -> r.namePrefix("a").limit(2).nextToken(first.nextToken()));

    assertEquals(List.of("a1", "a2"), first.rules().stream().map(Rule::name).toList());
    assertEquals(List.of("a3"), second.rules().stream().map(Rule::name).toList());
    assertEquals(null, second.nextToken());
    events.createEventBus(r -> r.name("home"));
    assertEquals(
        List.of("default", "home"),
        events.listEventBuses(r -> r.limit(10)).eventBuses().stream().map(EventBus::name).toList());
  }

  /** What real AWS answered, by the captures of LocalStack's test_event_pattern. */
  static Stream<Arguments> captured() {
    return Stream.of(
        arguments("{\"int\": 42}", "\"int\" must be an object or an array", 11),
        arguments("{\"resources\": []}", "Empty arrays are not allowed", 17),
        arguments("{\"my_key\": [{\"EXISTS\": true}]}", "Unrecognized match type EXISTS", 28),
        arguments(
            "{\"detail\": {\"c-count\": [{\"numeric\": 10}]}}",
            "Value of numeric must be an array.",
            39));
  }

  @ParameterizedTest
  @MethodSource("captured")
  void anInvalidPatternIsRefusedInTheWordsOfAws(String pattern, String reason, int column) {
    InvalidEventPatternException refused =
        assertThrows(
            InvalidEventPatternException.class,
            () -> events.putRule(r -> r.name("a").eventPattern(pattern)));
    assertEquals(
        "Event pattern is not valid. Reason: %s\n at [Source: (String)\"%s\"; line: 1, column: %d]"
            .formatted(reason, pattern, column),
        refused.awsErrorDetails().errorMessage());
  }

  @Test
  void aPatternCanBeTestedWithoutARule() {
    String event =
        """
        {"id": "1", "account": "111111111111", "source": "shop", "time": "2026-11-21T12:00:00Z",
         "region": "eu-west-1", "resources": [], "detail-type": "t", "detail": {}}""";
    assertTrue(events.testEventPattern(r -> r.eventPattern(ANY).event(event)).result());
    assertFalse(
        events
            .testEventPattern(r -> r.eventPattern("{\"source\": [\"x\"]}").event(event))
            .result());
    refuses(
        "ValidationException",
        () -> events.testEventPattern(r -> r.eventPattern(ANY).event("{\"source\": \"shop\"}")));
  }

  @Test
  void aRuleWithTargetsCannotBeDeletedAndADeletedOneMayBeDeletedAgain() {
    EventsFixture.route(events, "default", ANY, EventsFixture.target("q", aws.queue("q")));
    refuses("ValidationException", () -> events.deleteRule(r -> r.name("to-q")));

    var removed = events.removeTargets(r -> r.rule("to-q").ids("q", "never"));
    assertEquals(1, removed.failedEntryCount());

    assertDoesNotThrow(() -> events.deleteRule(r -> r.name("to-q")));
    assertDoesNotThrow(() -> events.deleteRule(r -> r.name("to-q")));
    assertThrows(
        ResourceNotFoundException.class, () -> events.listTargetsByRule(r -> r.rule("to-q")));
  }

  @Test
  void aRuleHasAtMostFiveTargets() {
    String queue = aws.queue("q");
    events.putRule(r -> r.name("a").eventPattern(ANY));
    IntStream.range(0, 5)
        .forEach(
            i -> events.putTargets(r -> r.rule("a").targets(EventsFixture.target("t" + i, queue))));
    assertThrows(
        LimitExceededException.class,
        () -> events.putTargets(r -> r.rule("a").targets(EventsFixture.target("t5", queue))));
    assertDoesNotThrow(
        () -> events.putTargets(r -> r.rule("a").targets(EventsFixture.target("t4", queue))));
    assertEquals(5, events.listTargetsByRule(r -> r.rule("a")).targets().size());
  }

  @Test
  void whatBusesRefuse() {
    events.createEventBus(r -> r.name("home"));
    assertThrows(
        ResourceAlreadyExistsException.class, () -> events.createEventBus(r -> r.name("home")));
    assertThrows(
        ResourceAlreadyExistsException.class, () -> events.createEventBus(r -> r.name("default")));
    refuses("ValidationException", () -> events.deleteEventBus(r -> r.name("default")));
    events.deleteEventBus(r -> r.name("home"));
    assertThrows(
        ResourceNotFoundException.class, () -> events.describeEventBus(r -> r.name("home")));
    assertThrows(
        ResourceNotFoundException.class,
        () -> events.putRule(r -> r.name("a").eventBusName("home").eventPattern(ANY)));
  }

  @Test
  void aRuleNeedsAPatternOrAScheduleAndAKnownState() {
    refuses("ValidationException", () -> events.putRule(r -> r.name("a")));
    refuses(
        "ValidationException",
        () ->
            events.putRule(
                r ->
                    r.name("a")
                        .eventPattern(ANY)
                        .state("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS")));
  }

  @Test
  void eachEntryFailsByItselfAndTheOthersArrive() {
    String queue = aws.queue("q");
    EventsFixture.route(events, "default", ANY, EventsFixture.target("q", queue));

    PutEventsResponse answer =
        events.putEvents(
            r ->
                r.entries(
                    entry("shop", "{}"),
                    entry("aws.rds", "{}"),
                    entry("shop", "no json"),
                    entry("shop", "[1]"),
                    entry("", "{}"),
                    entry("shop", "{}").toBuilder().detailType(null).build(),
                    entry("shop", "{}")));

    assertEquals(5, answer.failedEntryCount());
    assertEquals(
        List.of(
            "-",
            "NotAuthorizedForSourceException",
            "MalformedDetail",
            "MalformedDetail",
            "InvalidArgument",
            "InvalidArgument",
            "-"),
        answer.entries().stream().map(RulesTest::code).toList());
    assertEquals(2, aws.messages(queue).size());
  }

  @Test
  void anEventForABusThatDoesNotExistIsTakenAndLostAsInAws() {
    PutEventsResponse answer =
        events.putEvents(
            r -> r.entries(entry("shop", "{}").toBuilder().eventBusName("nowhere").build()));
    assertEquals(0, answer.failedEntryCount());
    assertEquals(36, answer.entries().get(0).eventId().length());
  }

  @Test
  void aRequestTakesTenEntriesOfTogether256Kilobytes() {
    refuses(
        "ValidationException",
        () ->
            events.putEvents(
                r ->
                    r.entries(IntStream.range(0, 11).mapToObj(i -> entry("shop", "{}")).toList())));
    String detail = "{\"x\":\"%s\"}".formatted("x".repeat(128 * 1024));
    assertEquals(0, events.putEvents(r -> r.entries(entry("shop", detail))).failedEntryCount());
    refuses(
        "ValidationException",
        () -> events.putEvents(r -> r.entries(entry("shop", detail), entry("shop", detail))));
  }

  private static PutEventsRequestEntry entry(String source, String detail) {
    return EventsFixture.entry("default", source, detail);
  }

  private static String code(PutEventsResultEntry entry) {
    return entry.errorCode() == null ? "-" : entry.errorCode();
  }

  private static void refuses(String code, Runnable call) {
    EventBridgeException refused = assertThrows(EventBridgeException.class, call::run);
    assertEquals(code, refused.awsErrorDetails().errorCode(), refused.getMessage());
  }
}
