package io.snaprelay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.evidence.page.Control;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that maps demands to fields tells of fields that exist. */
class ControlsTest {
  private static final Pattern POINTER = Pattern.compile("`(/[A-Za-z0-9/*]+)`");

  private final JsonNode schema = schema();
  private final String page = page();

  @Test
  void everyFieldThatItNamesIsInTheSchema() {
    List<String> named = pointers(page);

    assertTrue(named.size() > 20, named.toString());
    named.forEach(pointer -> assertTrue(isDescribed(pointer), pointer));
  }

  @Test
  void aFieldThatIsNotThereIsFound() {
    assertFalse(isDescribed("/proof/mood"));
    assertFalse(isDescribed("/proof/checks/*/mood"));
    assertFalse(isDescribed("/nothing"));
  }

  @Test
  void evidenceAndPageTellTheSame() {
    for (Control control : Control.all()) {
      String begin =
          "| %s | %s | %s |".formatted(control.standard(), control.clause(), control.demand());
      String row = page.lines().filter(line -> line.startsWith(begin)).findFirst().orElse("");

      assertEquals(control.pointers(), pointers(row), begin);
    }
  }

  @Test
  void allDemandsThatWereAskedForAreThere() {
    assertEquals(
        List.of("A.8.13", "A.8.33", "A.5.30", "A1.2", "A1.3"),
        Control.all().stream().map(Control::clause).toList());
  }

  private static List<String> pointers(String text) {
    return POINTER.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** Walks down the schema as the pointer walks down the document. */
  private boolean isDescribed(String pointer) {
    JsonNode at = schema;
    for (String field : pointer.substring(1).split("/")) {
      JsonNode here = resolved(at);
      at = field.equals("*") ? here.path("items") : here.path("properties").path(field);
    }
    return at.isObject();
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? schema.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private static JsonNode schema() {
    try {
      return Json.mapper()
          .readTree(
              ControlsTest.class.getResourceAsStream("/io/snaprelay/schema/evidence.schema.json"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String page() {
    try {
      return Files.readString(Path.of("../docs/controls.md"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
