package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.Message;
import io.snaprelay.wire.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchedulesCommandTest {
  private static final String HEAD =
      "databases: { orders: { instance: orders-prod, region: eu-west-1 } }\nplans:\n";

  @TempDir private Path folder;

  @Test
  void eachPlanWithAScheduleHasAnEntry() throws IOException {
    JsonNode template =
        printed(plan("nightly", "schedule: cron(0 2 * * ? *)") + plan("byhand", "overlap: skip"));

    assertEquals(List.of("Plannightly"), names(template.path("Resources")));
    JsonNode entry = template.at("/Resources/Plannightly/Properties");
    assertEquals("cron(0 2 * * ? *)", entry.path("ScheduleExpression").asText());
    assertEquals("UTC", entry.path("ScheduleExpressionTimezone").asText());
  }

  @Test
  void whatItSendsIsATriggerThatIsTheSameForARepetition() throws IOException {
    JsonNode template = printed(plan("nightly", "schedule: rate(12 hours)"));
    String input = template.at("/Resources/Plannightly/Properties/Target/Input").asText();
    String sent =
        input.replace("<aws.scheduler.execution-id>", "d32c5589-1c45-4e2c-b6b9-ef16ad9ab1ff");

    Message first = Messages.read(sent, "message-1", Instant.EPOCH);

    assertEquals(Messages.read(sent, "message-2", Instant.EPOCH), first);
    assertTrue(first.toString().contains("nightly"), first.toString());
    assertTrue(first.toString().contains("d32c5589"), first.toString());
  }

  @Test
  void plansWhoseNamesDifferInAHyphenOnlyDoNotTakeEachOthersPlace() throws IOException {
    JsonNode template =
        printed(
            plan("a-b", "schedule: rate(1 hour)")
                + plan("ab", "schedule: rate(2 hours)")
                + plan("a_b", "schedule: rate(3 hours)"));

    assertEquals(3, template.path("Resources").size());
    names(template.path("Resources")).forEach(id -> assertTrue(id.matches("[A-Za-z0-9]+"), id));
  }

  @Test
  void withoutAnyScheduleThereIsNothingToDeploy() throws IOException {
    Cli said = schedules(plan("byhand", "overlap: skip"));

    assertEquals(1, said.exit());
    assertTrue(said.err().contains("No plan has a schedule"), said.err());
    assertEquals("", said.out());
  }

  @Test
  void aPlanFileThatIsWrongIsNotTurnedIntoAnything() throws IOException {
    Cli said = schedules(plan("nightly", "schedule: hourly"));

    assertTrue(said.exit() != 0);
    assertEquals("", said.out());
  }

  @Test
  void aPlanFileThatIsNotThereIsNamed() {
    Cli said = Cli.run("schedules", "--plans", folder.resolve("no.yaml").toString());

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("no.yaml"), said.err());
  }

  private static String plan(String name, String field) {
    return "  %s:\n    databases: [orders]\n    snapshot: { source: fresh }\n    %s\n"
        .formatted(name, field);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode printed(String plans) throws IOException {
    Cli said = schedules(plans);
    assertEquals(0, said.exit(), said.err());
    return said.json();
  }

  private Cli schedules(String plans) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), HEAD + plans);
    return Cli.run("schedules", "--plans", file.toString());
  }
}
