package io.snaprelay.localaws.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of IAM's policy language that guards queues and event buses: statements that allow or
 * deny principals, actions and resources, under conditions on strings, ARNs and booleans. What it
 * does not know is refused when the policy is read, so that no policy is ever half applied.
 *
 * <p>Source: IAM User Guide, "JSON policy element reference" and "Policy evaluation logic": an
 * explicit deny wins, and without an allow nothing is allowed.
 */
public final class ResourcePolicy {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Statement> statements;

  private ResourcePolicy(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads a policy document.
   *
   * @throws IllegalArgumentException says what is wrong, or what local-aws does not implement
   */
  public static ResourcePolicy parse(String json) {
    List<Statement> statements = new ArrayList<>();
    for (JsonNode node : list(read(json).path("Statement"))) {
      statements.add(Statement.ofResource(node));
    }
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("The policy has no Statement");
    }
    return new ResourcePolicy(statements);
  }

  public boolean allows(Access access) {
    List<Statement> matching = statements.stream().filter(s -> s.matches(access)).toList();
    return !matching.isEmpty() && matching.stream().allMatch(Statement::allows);
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The policy is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** In a policy one thing may stand where a list of things may. */
  static List<JsonNode> list(JsonNode node) {
    List<JsonNode> all = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(all::add);
    } else if (!node.isMissingNode()) {
      all.add(node);
    }
    return all;
  }
}
