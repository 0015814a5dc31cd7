package io.snaprelay.planfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says in the words of a plan file what the validator says in the words of JSON Schema. What would
 * be right comes from the schema's own titles and examples.
 */
final class SchemaFindings {
  private final JsonNode schema;
  private final Findings findings;

  SchemaFindings(JsonNode schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  void report(Set<ValidationMessage> messages) {
    messages.stream()
        .filter(message -> !Violation.insideOneOf(message))
        .map(message -> Violation.of(message, schema))
        .forEach(this::report);
  }

  private void report(Violation violation) {
    switch (violation.keyword()) {
      case "additionalProperties" -> unknownField(violation);
      case "propertyNames" -> badName(violation);
      case "required" -> missingField(violation);
      case "oneOf" -> notExactlyOne(violation);
      case "uniqueItems" -> repeatedItem(violation);
      default -> badValue(violation);
    }
  }

  private void unknownField(Violation violation) {
    List<String> known = violation.knownFields();
    Optional<String> meant = Spelling.closest(violation.property(), known);
    String advice =
        meant
            .map(name -> ": did you mean '" + name + "'?")
            .orElse("; known here are: " + String.join(", ", known));
    findings.refuseKey(
        violation.path().child(violation.property()),
        "unknown field '" + violation.property() + "'" + advice);
  }

  private void badName(Violation violation) {
    JsonNode rule = schema.at(violation.rule().at("/propertyNames/$ref").asText().substring(1));
    findings.refuseKey(
        violation.path().child(violation.property()),
        "'" + violation.property() + "' is not " + Advice.of(rule));
  }

  private void missingField(Violation violation) {
    String field = violation.property();
    if (!violation.isMisspelt(field)) {
      String message = "'%s' is missing: write %s";
      String example = Flow.text(violation.rule().at("/examples/0"));
      findings.refuseKey(violation.path(), message.formatted(field, example));
    }
  }

  private void notExactlyOne(Violation violation) {
    String alternatives = String.join(", ", violation.alternatives());
    if (violation.chosen().size() > 1) {
      String chosen = String.join(" and ", violation.chosen());
      String message = "%s exclude each other: write exactly one of %s";
      findings.refuseKey(violation.path(), message.formatted(chosen, alternatives));
    } else if (violation.alternatives().stream().noneMatch(violation::isMisspelt)) {
      findings.refuseKey(violation.path(), "write exactly one of " + alternatives);
    }
  }

  private void repeatedItem(Violation violation) {
    String items = String.join(", ", violation.repeated());
    findings.refuseKey(violation.path(), "'" + items + "' stands twice: write each once");
  }

  private void badValue(Violation violation) {
    String spelling = findings.places().spelling(violation.path());
    findings.refuse(
        violation.path(),
        violation.lacksOnlyQuotes(spelling)
            ? spelling + " is a number here: write it in quotes, \"" + spelling + "\""
            : found(violation, spelling) + Advice.of(violation.rule()));
  }

  /** A secret that stands in the wrong place must not go on into a log. */
  private static String found(Violation violation, String spelling) {
    JsonNode value = violation.value();
    boolean secret = violation.rule().path("writeOnly").asBoolean();
    return switch (value.getNodeType()) {
      case NULL -> "nothing stands here; expected ";
      case OBJECT -> (value.isEmpty() ? "an empty mapping" : "a mapping") + " is not ";
      case ARRAY -> (value.isEmpty() ? "an empty list" : "a list") + " is not ";
      default -> (secret ? "this" : "'" + spelling + "'") + " is not ";
    };
  }
}
