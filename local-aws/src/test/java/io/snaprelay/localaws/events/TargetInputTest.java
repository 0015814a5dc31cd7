package io.snaprelay.localaws.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What of an event reaches the target; expectations as captured from AWS where one is known. */
class TargetInputTest {

  private static final String DETAIL =
      """
      {"command": "update-account", "payload": {"acc_id": "0a787ecb-4015", "sf_id": "baz"},
       "one": ["HIGH"], "two": ["ACTIVE", "INACTIVE"], "yes": true, "quoted": "a \\"b\\""}""";

  private static final Map<String, String> PATHS =
      Map.of(
          "userId", "$.detail.payload.acc_id",
          "payload", "$.detail.payload",
          "one", "$.detail.one",
          "two", "$.detail.two",
          "yes", "$.detail.yes",
          "quoted", "$.detail.quoted",
          "none", "$.detail.nothing",
          "second", "$.detail.two[1]",
          "type", "$.detail-type");

  private final EventsFixture aws = new EventsFixture();
  private final EventBridgeClient events = aws.events();
  private String queue;

  @BeforeEach
  void aQueue() {
    queue = aws.queue("q");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void aConstantReplacesTheEvent() {
    send(t -> t.input("{\"always\": 1}"));
    assertEquals("{\"always\": 1}", aws.onlyBody(queue));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.detail.payload|{\"acc_id\":\"0a787ecb-4015\",\"sf_id\":\"baz\"}",
        "$.detail.payload.sf_id|\"baz\"",
        "$.detail.two[1]|\"INACTIVE\"",
        "$.detail-type|\"Thing Happened\""
      })
  void aPathTakesAPartOut(String path, String body) {
    send(t -> t.inputPath(path));
    assertEquals(body, aws.onlyBody(queue));
  }

  @Test
  void aPathThatLeadsNowhereSendsNothing() {
    send(t -> t.inputPath("$.detail.nothing"));
    assertTrue(aws.messages(queue).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Payload of <payload> with path users/<userId> and <userId>\"|\"Payload of {acc_id:0a787ecb-4015,sf_id:baz} with path users/0a787ecb-4015 and 0a787ecb-4015\"",
        "\"<one> single <two> multiple\"|\"[HIGH] single [ACTIVE,INACTIVE] multiple\"",
        "\"Command is <yes>!\"|\"Command is true!\"",
        "\"nothing <none>\"|\"nothing \"",
        "{\"path\": \"users/<userId>\", \"id\": <userId>, \"body\": <payload>}|{\"path\": \"users/0a787ecb-4015\", \"id\": \"0a787ecb-4015\", \"body\": {\"acc_id\":\"0a787ecb-4015\",\"sf_id\":\"baz\"}}",
        "{\"list\": <one>, \"none\": <none>}|{\"list\": [\"HIGH\"], \"none\": \"\"}",
        "{\"in\": [<userId>, \"fix\", <second>]}|{\"in\": [\"0a787ecb-4015\", \"fix\", \"INACTIVE\"]}",
        "{\"q\": \"say <quoted>\"}|{\"q\": \"say a \\\"b\\\"\"}",
        "\"<aws.events.rule-name> <type>\"|\"to-q Thing Happened\""
      })
  void aTemplateIsFilled(String template, String body) {
    transform(template);
    assertEquals(body, aws.onlyBody(queue));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<one> single list item", "{\"text\": \"<one>\"}", "no json at all"})
  void whatIsNotJsonInTheEndIsNotSent(String template) {
    transform(template);
    assertTrue(aws.messages(queue).isEmpty());
  }

  @Test
  void theWholeEventIsAPredefinedPlaceholder() {
    transform("{\"event\": <aws.events.event>, \"json\": <aws.events.event.json>}");
    var body = aws.onlyEvent(queue);
    assertEquals("Thing Happened", body.path("event").path("detailType").asText());
    assertTrue(body.path("event").path("detail").isMissingNode());
    assertEquals("update-account", body.path("json").path("detail").path("command").asText());
  }

  @Test
  void aPlaceholderWithoutPathIsRefused() {
    EventBridgeException refused =
        assertThrows(EventBridgeException.class, () -> transform("{\"a\": <unknown>}"));
    assertEquals(
        "InputTemplate for target q contains invalid placeholder unknown.",
        refused.awsErrorDetails().errorMessage());
  }

  @Test
  void onlyOneKindOfInputIsTaken() {
    EventBridgeException refused =
        assertThrows(
            EventBridgeException.class, () -> send(t -> t.input("{}").inputPath("$.detail")));
    assertEquals(
        "Only one of Input, InputPath, or InputTransformer must be provided for target q.",
        refused.awsErrorDetails().errorMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"detail", "$['detail']", "$.detail[*]", "$..x"})
  void aPathThatIsNotInDotNotationIsRefused(String path) {
    assertThrows(EventBridgeException.class, () -> send(t -> t.inputPath(path)));
  }

  private void transform(String template) {
    send(t -> t.inputTransformer(i -> i.inputPathsMap(PATHS).inputTemplate(template)));
  }

  private void send(Consumer<Target.Builder> input) {
    Target.Builder target = EventsFixture.target("q", queue).toBuilder();
    input.accept(target);
    EventsFixture.route(events, "default", "{\"source\": [\"shop\"]}", target.build());
    EventsFixture.put(events, "default", "shop", DETAIL);
  }
}
