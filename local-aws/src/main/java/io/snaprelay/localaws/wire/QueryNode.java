package io.snaprelay.localaws.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * awsQuery's flat parameters as the tree that they spell: {@code A.member.1.B=x} is {@code
 * {A:{member:{1:{B:x}}}}}.
 */
final class QueryNode {

  /** A model nests a few levels; a longer name is noise that would only cost stack. */
  private static final int MAX_DEPTH = 40;

  private final String path;
  private final Map<String, QueryNode> children = new TreeMap<>();
  private String value;

  private QueryNode(String path) {
    this.path = path;
  }

  static QueryNode of(Map<String, List<String>> form) {
    QueryNode root = new QueryNode("");
    form.forEach((name, values) -> root.descend(name).value = values.get(0));
    return root;
  }

  private QueryNode descend(String name) {
    String[] steps = name.split("\\.", -1);
    if (steps.length > MAX_DEPTH) {
      throw MalformedValue.notA("a parameter's name", "the form", name.substring(0, 60) + "...");
    }
    QueryNode node = this;
    for (String step : steps) {
      String below = node.path.isEmpty() ? step : node.path + "." + step;
      node = node.children.computeIfAbsent(step, s -> new QueryNode(below));
    }
    return node;
  }

  QueryNode child(String name) {
    return children.get(name);
  }

  Map<String, QueryNode> children() {
    return children;
  }

  /** The parameter's full name, for errors. */
  String path() {
    return path;
  }

  /** The parameter's text; null where only longer names were sent. */
  String value() {
    return value;
  }

  boolean isEmpty() {
    return children.isEmpty();
  }
}
