package io.snaprelay.infra.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.cli.demo.Deployment;
import io.snaprelay.cli.template.Created;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.FailureCode;
import io.snaprelay.sweep.Cause;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.Machine;

/**
 * Which events reach people as alarms, by AWS's own matcher on the events as they are published.
 */
class AlarmRulesTest {
  private static final Path GOLDEN =
      Path.of("..", "shared-events", "src", "test", "resources", "golden");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void aProofThatMissesItsRtoIsAnAlarm() throws IOException {
    assertEquals(
        List.of("snaprelay-alarm-past-rto"),
        alarms(verification(check("rto", Status.FAIL), check("connects", Status.PASS))));
  }

  @Test
  void aProofThatMeetsItsRtoAndFailsOtherwiseIsNone() throws IOException {
    assertEquals(
        List.of(), alarms(verification(check("rto", Status.PASS), check("rpo", Status.FAIL))));
  }

  @Test
  void aStepThatEndsByTheDeadlineIsAnAlarm() throws IOException {
    assertEquals(
        List.of("snaprelay-alarm-past-deadline"),
        alarms(with("step-failed", "code", FailureCode.DEADLINE)));
  }

  @Test
  void aStepThatFailsOtherwiseIsNone() throws IOException {
    assertEquals(List.of(), alarms(with("step-failed", "code", FailureCode.SNAPSHOT_FAILED)));
  }

  @Test
  void aScheduleThatStartedNothingIsAnAlarm() throws IOException {
    assertEquals(
        List.of("snaprelay-alarm-not-started"),
        alarms(with("sweep-reported", "cause", Cause.NOT_STARTED)));
  }

  @Test
  void whatASweepFindsElseIsNone() throws IOException {
    assertEquals(List.of(), alarms(with("sweep-reported", "cause", Cause.EXPIRED)));
  }

  private List<String> alarms(JsonNode event) throws IOException {
    Machine machine = Machine.builder().build();
    for (Created rule : Deployment.home(Path.of("")).resources("AWS::Events::Rule")) {
      if (rule.name().contains("alarm")) {
        machine.addRule(rule.name(), rule.properties().path("EventPattern").toString());
      }
    }
    return machine.rulesForJSONEvent(event);
  }

  private JsonNode verification(CheckResult... checks) throws IOException {
    ObjectNode event = golden("verification-completed");
    ObjectNode detail = (ObjectNode) event.path("detail");
    detail.set("checks", Json.mapper().valueToTree(Stream.of(checks).toList()));
    return event;
  }

  private static CheckResult check(String name, Status status) {
    return new CheckResult(name, "run", status, "2h", "1h", Duration.ZERO, Optional.empty());
  }

  private JsonNode with(String type, String field, Enum<?> value) throws IOException {
    ObjectNode event = golden(type);
    ((ObjectNode) event.path("detail")).put(field, value.name());
    return event;
  }

  private ObjectNode golden(String type) throws IOException {
    JsonNode detail = json.readTree(GOLDEN.resolve(type + ".v1.json").toFile());
    ObjectNode event = json.createObjectNode().put("source", "snaprelay");
    event.put("detail-type", type).set("detail", detail);
    return event;
  }
}
