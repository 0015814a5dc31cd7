package io.snaprelay.infra.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a template lets its service do, as a table for people. */
final class PermissionTable {
  private static final String HEAD = "| statement | actions | on | only if |\n|---|---|---|---|\n";

  private PermissionTable() {}

  /** In Markdown, a row for each statement. */
  static String of(String template) {
    StringBuilder table = new StringBuilder(HEAD);
    Roles.asWritten(template).values().stream()
        .flatMap(List::stream)
        .flatMap(it -> StreamSupport.stream(it.path("Statement").spliterator(), false))
        .forEach(statement -> table.append(row(statement)));
    return table.toString();
  }

  private static String row(JsonNode statement) {
    return "| %s | %s | %s | %s |\n"
        .formatted(
            statement.path("Sid").asText(),
            codes(texts(statement.path("Action"))),
            codes(
                texts(statement.path("Resource")).stream()
                    .map(PermissionTable::shortened)
                    .toList()),
            conditions(statement.path("Condition")));
  }

  /** Partition, region and account say nothing here: everything is of one account. */
  private static String shortened(String resource) {
    return resource
        .replaceFirst("^arn:aws:([a-z0-9]+):[^:]*:\\$\\{account}:", "$1 ")
        .replaceFirst("^arn:aws:s3:::", "s3 ");
  }

  private static String conditions(JsonNode condition) {
    StringJoiner all = new StringJoiner("; ");
    for (Map.Entry<String, JsonNode> operator : condition.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        all.add(condition(operator.getKey(), key.getKey(), texts(key.getValue())));
      }
    }
    return all.toString();
  }

  private static String condition(String operator, String key, List<String> values) {
    return operator.equals("Null") && values.equals(List.of("false"))
        ? "`%s` is there".formatted(key)
        : "`%s` %s %s".formatted(key, operator, codes(values));
  }

  private static String codes(List<String> texts) {
    return texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
  }

  private static List<String> texts(JsonNode node) {
    List<String> all = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(it -> all.add(it.asText()));
    } else {
      all.add(node.asText());
    }
    return all;
  }
}
