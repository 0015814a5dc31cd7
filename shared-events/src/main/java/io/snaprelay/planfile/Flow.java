package io.snaprelay.planfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** Writes JSON as a person would write it in YAML on one line. */
final class Flow {
  private Flow() {}

  static String text(JsonNode node) {
    if (node.isObject()) {
      return node.propertyStream()
          .map(field -> field.getKey() + ": " + text(field.getValue()))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    if (node.isArray()) {
      return node.valueStream().map(Flow::text).collect(Collectors.joining(", ", "[", "]"));
    }
    boolean needsQuotes = node.isTextual() && node.asText().matches("[0-9]+");
    return needsQuotes ? "\"" + node.asText() + "\"" : node.asText();
  }
}
