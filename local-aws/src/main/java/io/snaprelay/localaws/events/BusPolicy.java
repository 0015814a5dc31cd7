package io.snaprelay.localaws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.localaws.policy.Access;
import io.snaprelay.localaws.policy.ResourcePolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who else may put events onto a bus: statements by their id. Source: PutPermission. */
final class BusPolicy {

  private final BusArn bus;
  private final Map<String, JsonNode> statements = new LinkedHashMap<>();

  BusPolicy(BusArn bus) {
    this.bus = bus;
  }

  /**
   * Adds a statement, or replaces the one of its id.
   *
   * @param principal an account, or a star for everybody
   */
  synchronized void allow(String statementId, String action, String principal) {
    ObjectNode statement = Json.MAPPER.createObjectNode();
    statement.put("Sid", statementId);
    statement.put("Effect", "Allow");
    if (principal.equals("*")) {
      statement.put("Principal", "*");
    } else {
      statement.putObject("Principal").put("AWS", "arn:aws:iam::%s:root".formatted(principal));
    }
    statement.put("Action", action);
    statement.put("Resource", bus.toString());
    statements.put(statementId, statement);
  }

  /** Replaces the whole policy by a document. */
  synchronized void replace(String document) {
    checked(document);
    statements.clear();
    JsonNode given = Json.object(document).orElseThrow().path("Statement");
    int number = 0;
    for (JsonNode statement : given.isArray() ? given : Json.MAPPER.createArrayNode().add(given)) {
      statements.put(statement.path("Sid").asText("statement-" + number++), statement);
    }
  }

  private static ResourcePolicy checked(String document) {
    try {
      return ResourcePolicy.parse(document);
    } catch (IllegalArgumentException e) {
      throw EventsError.invalid(e.getMessage());
    }
  }

  synchronized void remove(String statementId) {
    if (statements.remove(statementId) == null) {
      throw EventsError.notFound("Statement with the provided id does not exist.");
    }
  }

  synchronized void removeAll() {
    statements.clear();
  }

  boolean allows(Access access) {
    return document().filter(document -> checked(document).allows(access)).isPresent();
  }

  /** The policy as DescribeEventBus shows it; empty without statements. */
  synchronized Optional<String> document() {
    if (statements.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("Version", "2012-10-17");
    document.putArray("Statement").addAll(statements.values());
    return Optional.of(Json.write(document));
  }
}
