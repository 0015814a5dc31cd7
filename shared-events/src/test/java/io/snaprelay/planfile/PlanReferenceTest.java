package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference page and the examples say what the reader does. */
class PlanReferenceTest {
  private static final String PAGE = Plans.text(Path.of("../docs/plan-reference.md"));
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  static Stream<String> blocks() {
    return YAML.matcher(PAGE).results().map(match -> match.group(1));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyBlockOfThePageIsAccepted(String block) {
    Plans.accepted(block.contains("plans:") ? block : planWith(block));
  }

  @Test
  void thePageNamesEveryFieldThatTheSchemaKnows() {
    Set<String> fields = new TreeSet<>();
    collect(PlanSchema.text(), fields);
    assertTrue(fields.size() > 50, "the schema has fields");
    assertEquals(List.of(), fields.stream().filter(field -> !PAGE.contains(code(field))).toList());
  }

  @Test
  void theDemoIsAcceptedWithoutAWarning() {
    assertEquals(List.of(), example("demo.yaml").warnings());
  }

  @Test
  void theTasksOfTrapheusAreAcceptedWithoutAWarningAndThoseOfAClusterToo() {
    for (String stays :
        List.of(
            "create-and-restore.yaml",
            "cluster-restore.yaml",
            "point-in-time.yaml",
            "other-account.yaml",
            "accounts.yaml")) {
      assertEquals(List.of(), example(stays).warnings());
    }
  }

  @Test
  void theNightlyExampleHasEverySectionThatAPlanCanHave() {
    String text = Plans.text(Path.of("../examples/nightly.yaml"));
    List<String> sections =
        PlanSchema.text()
            .at("/$defs/plan/properties")
            .propertyStream()
            .map(section -> section.getKey() + ":")
            .toList();
    assertEquals(List.of(), sections.stream().filter(section -> !text.contains(section)).toList());
    example("nightly.yaml");
  }

  private static PlanReading.Accepted example(String name) {
    return Plans.accepted(Plans.text(Path.of("../examples", name)));
  }

  /** A fragment of the page is the inside of a plan. */
  private static String planWith(String fragment) {
    boolean chooses = fragment.startsWith("databases:") || fragment.startsWith("select:");
    return "databases: { orders: { instance: orders-prod, region: eu-west-1 } }\n"
        + "plans:\n  nightly:\n"
        + (chooses ? "" : "    databases: [orders]\n")
        + fragment.indent(4);
  }

  private static void collect(JsonNode schema, Set<String> fields) {
    schema.path("properties").propertyStream().forEach(field -> fields.add(field.getKey()));
    schema.forEach(part -> collect(part, fields));
  }

  private static String code(String field) {
    return "`" + field + "`";
  }
}
