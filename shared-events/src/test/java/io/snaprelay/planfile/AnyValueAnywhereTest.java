package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever stands wherever in a file, the reader answers; and JSON is YAML. */
class AnyValueAnywhereTest {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "99999999999999999999",
          "1e300",
          "\"\"",
          "\"x\"",
          "\"a\\nb\"",
          "\"cron(0 2 * * ? *)\"",
          "\"2026-99-99T00:00:00Z\"",
          "\"99999d\"",
          "\"arn:\"",
          "\"cutover\"",
          "[]",
          "[null]",
          "[\"x\", 1]",
          "[10, 1]",
          "{}",
          "{\"at\": \"x\"}",
          "{\"sql\": 1}");

  private final ObjectMapper json = new ObjectMapper();
  private int read;

  @Test
  void theReaderNeverFails() throws IOException {
    PlanDocument document = YamlReader.read(Plans.text("everything"));
    JsonNode root = document.root().node().deepCopy();
    replaceIn(root, root);
    assertTrue(read > 100 * VALUES.size(), "values have been replaced");
  }

  private void replaceIn(JsonNode root, JsonNode node) throws IOException {
    if (node instanceof ObjectNode object) {
      for (String field : fields(object)) {
        JsonNode original = object.get(field);
        for (String value : VALUES) {
          object.set(field, json.readTree(value));
          read(root);
        }
        object.set(field, original);
        replaceIn(root, original);
      }
    } else if (node instanceof ArrayNode array) {
      replaceItems(root, array);
    }
  }

  private void replaceItems(JsonNode root, ArrayNode array) throws IOException {
    for (int i = 0; i < array.size(); i++) {
      JsonNode original = array.get(i);
      for (String value : VALUES) {
        array.set(i, json.readTree(value));
        read(root);
      }
      array.set(i, original);
      replaceIn(root, original);
    }
  }

  private void read(JsonNode root) {
    assertNotNull(PlanReader.read(root.toString()));
    read++;
  }

  private static List<String> fields(ContainerNode<?> node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
