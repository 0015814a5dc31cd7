package io.snaprelay.localaws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

/** One operator of a statement's condition on one key: it holds if any of the values matches. */
record Condition(BiPredicate<String, String> operator, String key, List<String> values) {

  private static final Map<String, BiPredicate<String, String>> OPERATORS =
      Map.of(
          "StringEquals", String::equals,
          "StringLike", Wildcard::matches,
          "ArnEquals", Wildcard::matches,
          "ArnLike", Wildcard::matches,
          "Bool", String::equalsIgnoreCase);

  static List<Condition> parse(JsonNode node) {
    List<Condition> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> operator : node.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        all.add(of(operator.getKey(), key));
      }
    }
    return all;
  }

  private static Condition of(String operator, Map.Entry<String, JsonNode> key) {
    if (!OPERATORS.containsKey(operator)) {
      throw new IllegalArgumentException(
          "local-aws does not implement the condition operator %s, only %s"
              .formatted(operator, OPERATORS.keySet().stream().sorted().toList()));
    }
    return new Condition(
        OPERATORS.get(operator),
        key.getKey().toLowerCase(Locale.ROOT),
        ResourcePolicy.list(key.getValue()).stream().map(JsonNode::asText).toList());
  }

  boolean holds(Map<String, String> context) {
    String actual = context.get(key);
    return actual != null && values.stream().anyMatch(value -> operator.test(value, actual));
  }
}
