package io.snaprelay.planfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What would be right, from the title, the enumeration or the examples of a part of the schema. */
final class Advice {
  private Advice() {}

  static String of(JsonNode rule) {
    JsonNode right = rule.has("enum") ? rule.get("enum") : rule.path("examples");
    List<String> choices = new ArrayList<>(right.valueStream().map(Flow::text).toList());
    String title = rule.path("title").asText();
    if (choices.isEmpty()) {
      return title;
    }
    String last = choices.remove(choices.size() - 1);
    String others = String.join(", ", choices);
    return title + ": write " + (others.isEmpty() ? "" : others + " or ") + last;
  }
}
