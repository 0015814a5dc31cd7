package io.snaprelay.localaws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One operator of a statement's condition on one key.
 *
 * @param key in lower case: names of keys are the same in either case
 * @param ifExists whether it also holds where the key is missing
 */
record Condition(
    Quantifier quantifier, Operator operator, boolean ifExists, String key, List<String> values) {

  /** The keys with several values (IAM User Guide, "AWS global condition context keys"). */
  private static final Set<String> MULTIVALUED = Set.of("aws:tagkeys", "aws:calledvia");

  private static final String IF_EXISTS = "IfExists";

  static List<Condition> parse(JsonNode node) {
    List<Condition> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> operator : node.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        all.add(of(operator.getKey(), key));
      }
    }
    return all;
  }

  private static Condition of(String text, Map.Entry<String, JsonNode> entry) {
    Quantifier quantifier = Quantifier.of(text);
    String rest = quantifier.strip(text);
    boolean ifExists = rest.endsWith(IF_EXISTS);
    String name = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
    Operator operator =
        Operator.named(name)
            .orElseThrow(
                () -> refused("the condition operator %s, only %s", text, Operator.names()));
    String key = entry.getKey().toLowerCase(Locale.ROOT);
    List<String> values =
        ResourcePolicy.list(entry.getValue()).stream().map(JsonNode::asText).toList();
    Condition condition = new Condition(quantifier, operator, ifExists, key, values);
    condition.mustBeUnderstood(text);
    return condition;
  }

  private void mustBeUnderstood(String text) {
    if (MULTIVALUED.contains(key) == (quantifier == Quantifier.ONE) && operator != Operator.NULL) {
      throw refused(
          "%s on %s: keys with several values take ForAllValues or ForAnyValue, others do not",
          text, key);
    }
    if (operator == Operator.NULL
        && (ifExists || quantifier != Quantifier.ONE || values.size() != 1)) {
      throw refused("%s with %s: Null takes true or false", text, values);
    }
    if (quantifier != Quantifier.ONE && ifExists) {
      throw refused("%s: a set operator together with IfExists", text);
    }
    if (values.isEmpty() || values.stream().anyMatch(value -> value.contains("${"))) {
      throw refused("the values %s: policy variables, or none", values);
    }
  }

  private static IllegalArgumentException refused(String what, Object... values) {
    return new IllegalArgumentException("local-aws does not implement " + what.formatted(values));
  }

  boolean holds(Map<String, List<String>> context) {
    List<String> actual = context.getOrDefault(key, List.of());
    if (operator == Operator.NULL) {
      return operator.holds(values, Boolean.toString(actual.isEmpty()));
    }
    return actual.isEmpty()
        ? holdsWithoutKey()
        : quantifier.holds(actual, value -> operator.holds(values, value));
  }

  private boolean holdsWithoutKey() {
    return switch (quantifier) {
      case ONE -> ifExists || operator.isNegated();
      case ALL -> true;
      case ANY -> false;
    };
  }
}
