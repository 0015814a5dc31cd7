package io.snaprelay.localaws.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path in dot notation, the only one that EventBridge takes: {@code $.detail.items[0].name}.
 * Source: PutTargets, "you must use JSON dot notation, not bracket notation".
 */
final class JsonPath {

  private static final Pattern FORM = Pattern.compile("\\$(\\.[\\w@-]+(\\[\\d{1,6}\\])*)*");
  private static final Pattern STEP = Pattern.compile("\\.([\\w@-]+)|\\[(\\d+)\\]");

  private final List<String> steps = new ArrayList<>();

  private JsonPath(String text) {
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      steps.add(step.group(1) == null ? "/" + step.group(2) : "/" + step.group(1));
    }
  }

  /** Empty if the text is no such path. */
  static Optional<JsonPath> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new JsonPath(text)) : Optional.empty();
  }

  /** What the path leads to, if anything. */
  Optional<JsonNode> in(JsonNode root) {
    JsonNode found = root.at(String.join("", steps));
    return found.isMissingNode() ? Optional.empty() : Optional.of(found);
  }
}
