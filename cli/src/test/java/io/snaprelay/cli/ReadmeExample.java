package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A JSON example of the README.
 *
 * @param json what it shows
 */
record ReadmeExample(JsonNode json) {
  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  /** The one that has a text in it. */
  static ReadmeExample containing(String text) {
    try {
      String example =
          JSON.matcher(Files.readString(Path.of("README.md")))
              .results()
              .map((MatchResult found) -> found.group(1))
              .filter(each -> each.contains(text))
              .findFirst()
              .orElseThrow();
      return new ReadmeExample(Json.mapper().readTree(example));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** At each of these places a real answer has the same fields. */
  void hasTheFieldsOf(JsonNode real, String... places) {
    for (String place : places) {
      assertEquals(fields(real.at(place)), fields(json.at(place)), place);
    }
  }

  private static TreeSet<String> fields(JsonNode node) {
    TreeSet<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
