package io.snaprelay.localaws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a role may do. Elements, operators and variables that are not understood are refused when
 * the policy is read, so that no policy is ever half applied.
 *
 * <p>Source: IAM User Guide, "JSON policy element reference" and "Policy evaluation logic": an
 * explicit deny wins, and without an allow nothing is allowed.
 */
public final class IdentityPolicy {

  private final List<Statement> statements;

  private IdentityPolicy(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * One permission of a statement: that is what somebody uses or does not use.
   *
   * @param sid the statement's
   * @param action as the policy writes it, perhaps with wildcards
   * @param resource as the policy writes it
   */
  public record Permission(String sid, String action, String resource) {}

  /**
   * Reads the documents of all policies of a role.
   *
   * @throws IllegalArgumentException says what is wrong, or what is not implemented
   */
  public static IdentityPolicy parse(List<String> documents) {
    List<Statement> statements = new ArrayList<>();
    for (String document : documents) {
      for (JsonNode node : ResourcePolicy.list(ResourcePolicy.read(document).path("Statement"))) {
        statements.add(Statement.ofIdentity(node));
      }
    }
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("The policies have no Statement");
    }
    return new IdentityPolicy(statements);
  }

  /** Whether the role may do it. The principal is not looked at. */
  public boolean allows(Access access) {
    List<Statement> matching = statements.stream().filter(s -> s.matches(access)).toList();
    return !matching.isEmpty() && matching.stream().allMatch(Statement::allows);
  }

  /** Everything that it allows, each action with each resource. */
  public List<Permission> permissions() {
    return statements.stream()
        .filter(Statement::allows)
        .flatMap(IdentityPolicy::permissions)
        .toList();
  }

  private static Stream<Permission> permissions(Statement statement) {
    return statement.actions().stream()
        .flatMap(
            action ->
                statement.resources().stream()
                    .map(resource -> new Permission(statement.sid(), action, resource)));
  }

  /** The permissions by which something is allowed. */
  public List<Permission> usedBy(Access access) {
    return statements.stream()
        .filter(statement -> statement.allows() && statement.matches(access))
        .flatMap(IdentityPolicy::permissions)
        .filter(it -> Wildcard.matchesIgnoringCase(it.action(), access.action()))
        .filter(it -> ArnPattern.matches(it.resource(), access.resource()))
        .toList();
  }
}
