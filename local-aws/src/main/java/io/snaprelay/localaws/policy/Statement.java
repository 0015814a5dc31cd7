package io.snaprelay.localaws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One statement of a policy. */
record Statement(
    String sid,
    boolean allows,
    List<String> principals,
    List<String> actions,
    List<String> resources,
    List<Condition> conditions) {

  private static final Set<String> OF_EVERY_POLICY =
      Set.of("Sid", "Effect", "Action", "Resource", "Condition");

  /** One that names principals, and belongs to a resource. */
  static Statement ofResource(JsonNode node) {
    Set<String> known = new HashSet<>(OF_EVERY_POLICY);
    known.add("Principal");
    return parse(node, known, principals(node.path("Principal")));
  }

  /** One that belongs to a principal, and names resources. */
  static Statement ofIdentity(JsonNode node) {
    require(!texts(node.path("Action")).isEmpty(), "the missing Action", node);
    require(!texts(node.path("Resource")).isEmpty(), "the missing Resource", node);
    return parse(node, OF_EVERY_POLICY, List.of("*"));
  }

  private static Statement parse(JsonNode node, Set<String> known, List<String> principals) {
    node.properties().forEach(p -> require(known.contains(p.getKey()), p.getKey(), node));
    String effect = node.path("Effect").asText();
    require(Set.of("Allow", "Deny").contains(effect), "Effect " + effect, node);
    List<String> resources = texts(node.path("Resource"));
    resources.forEach(it -> require(ArnPattern.isOne(it) && !it.contains("${"), it, node));
    return new Statement(
        node.path("Sid").asText(),
        effect.equals("Allow"),
        principals,
        texts(node.path("Action")),
        resources,
        Condition.parse(node.path("Condition")));
  }

  boolean matches(Access access) {
    return principals.stream().anyMatch(p -> isPrincipal(p, access.principal()))
        && actions.stream().anyMatch(a -> Wildcard.matchesIgnoringCase(a, access.action()))
        && (resources.isEmpty()
            || resources.stream().anyMatch(r -> ArnPattern.matches(r, access.resource())))
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
