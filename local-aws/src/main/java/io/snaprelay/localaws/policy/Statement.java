package io.snaprelay.localaws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One statement of a policy. */
record Statement(
    boolean allows,
    List<String> principals,
    List<String> actions,
    List<String> resources,
    List<Condition> conditions) {

  private static final Set<String> KNOWN =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

  static Statement parse(JsonNode node) {
    node.properties().forEach(p -> require(KNOWN.contains(p.getKey()), p.getKey(), node));
    String effect = node.path("Effect").asText();
    require(Set.of("Allow", "Deny").contains(effect), "Effect " + effect, node);
    return new Statement(
        effect.equals("Allow"),
        principals(node.path("Principal")),
        texts(node.path("Action")),
        texts(node.path("Resource")),
        Condition.parse(node.path("Condition")));
  }

  boolean matches(Access access) {
    return principals.stream().anyMatch(p -> isPrincipal(p, access.principal()))
        && actions.stream().anyMatch(a -> Wildcard.matchesIgnoringCase(a, access.action()))
        && (resources.isEmpty()
            || resources.stream().anyMatch(r -> Wildcard.matches(r, access.resource())))
        && conditions.stream().allMatch(c -> c.holds(access.context()));
  }

  private static boolean isPrincipal(String pattern, String principal) {
    return pattern.equals("*")
        || pattern.equals(principal)
        || pattern.equals("arn:aws:iam::" + principal + ":root");
  }

  private static List<String> principals(JsonNode node) {
    if (node.isTextual()) {
      return List.of(node.asText());
    }
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> kind : node.properties()) {
      String name = kind.getKey();
      require(Set.of("AWS", "Service").contains(name), "Principal " + name, node);
      all.addAll(texts(kind.getValue()));
    }
    return all;
  }

  private static List<String> texts(JsonNode node) {
    return ResourcePolicy.list(node).stream().map(JsonNode::asText).toList();
  }

  private static void require(boolean known, String what, JsonNode where) {
    if (!known) {
      throw new IllegalArgumentException(
          "local-aws does not implement %s of the policy statement %s".formatted(what, where));
    }
  }
}
