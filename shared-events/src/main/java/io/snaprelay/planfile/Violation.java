package io.snaprelay.planfile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a message of the validator is about, in the terms of a plan file.
 *
 * @param keyword the schema's keyword that is violated
 * @param path the field whose value violates it
 * @param value that value
 * @param rule the part of the schema that holds the keyword
 * @param property the property that is unknown, missing or misnamed, for keywords about one
 */
record Violation(String keyword, PlanPath path, JsonNode value, JsonNode rule, String property) {
  static Violation of(ValidationMessage message, JsonNode schema) {
    JsonPointer keyword = JsonPointer.compile(message.getSchemaLocation().getFragment().toString());
    return new Violation(
        message.getType(),
        path(message.getInstanceLocation()),
        message.getInstanceNode(),
        schema.at(keyword.head()),
        message.getProperty());
  }

  /** The branches of a oneOf are one message of their own; what each branch misses is noise. */
  static boolean insideOneOf(ValidationMessage message) {
    JsonNodePath path = message.getEvaluationPath();
    return path.contains("oneOf") && !path.getName(path.getNameCount() - 1).equals("oneOf");
  }

  private static PlanPath path(JsonNodePath location) {
    PlanPath path = PlanPath.ROOT;
    for (int i = 0; i < location.getNameCount(); i++) {
      Object element = location.getElement(i);
      path = element instanceof Integer index ? path.item(index) : path.child(element.toString());
    }
    return path;
  }

  /** The fields that the schema knows here. */
  List<String> knownFields() {
    return names(rule.path("properties"));
  }

  /** The fields of which exactly one must be there. */
  List<String> alternatives() {
    return elements(rule.path("oneOf"))
        .map(each -> each.path("required").path(0).asText())
        .toList();
  }

  /** The alternatives that are there. */
  List<String> chosen() {
    return alternatives().stream().filter(value::has).toList();
  }

  /** Whether the field is there, but misspelt: then its absence is not worth a second message. */
  boolean isMisspelt(String field) {
    return names(value).stream()
        .filter(name -> !knownFields().contains(name))
        .anyMatch(name -> Spelling.closest(name, knownFields()).filter(field::equals).isPresent());
  }

  /** Whether YAML took for a number what would be right as text. */
  boolean lacksOnlyQuotes(String spelling) {
    return value.isNumber()
        && rule.has("pattern")
        && spelling.matches(rule.get("pattern").asText());
  }

  /** The items of a list that stand in it more than once. */
  Set<String> repeated() {
    Set<String> seen = new TreeSet<>();
    Set<String> repeated = new TreeSet<>();
    elements(value).map(JsonNode::asText).filter(text -> !seen.add(text)).forEach(repeated::add);
    return repeated;
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.valueStream();
  }
}
