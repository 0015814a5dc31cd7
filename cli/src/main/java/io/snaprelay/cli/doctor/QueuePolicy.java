package io.snaprelay.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Whether a queue's policy lets EventBridge send (EventBridge User Guide, "Amazon SQS
 * permissions"). Conditions are not evaluated: only what certainly lacks is named.
 */
record QueuePolicy(List<JsonNode> statements) {
  private static final String EVENTS = "events.amazonaws.com";
  private static final Set<String> SENDING = Set.of("sqs:sendmessage", "sqs:*", "*");

  /** Reads a policy; one that is no JSON lets nobody in. */
  static QueuePolicy read(String json) {
    try {
      return new QueuePolicy(list(Json.mapper().readTree(json).path("Statement")));
    } catch (JsonProcessingException e) {
      return new QueuePolicy(List.of());
    }
  }

  boolean letsEventsIn() {
    return statements.stream()
        .filter(it -> it.path("Effect").asText().equals("Allow"))
        .filter(QueuePolicy::isForEvents)
        .anyMatch(QueuePolicy::isForSending);
  }

  static String statementFor(String queueArn) {
    return "{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"%s\"}, \"Action\": \"sqs:SendMessage\", \"Resource\": \"%s\"}"
        .formatted(EVENTS, queueArn);
  }

  private static boolean isForEvents(JsonNode statement) {
    JsonNode principal = statement.path("Principal");
    return principal.asText().equals("*")
        || list(principal.path("AWS")).stream().anyMatch(it -> it.asText().equals("*"))
        || list(principal.path("Service")).stream().anyMatch(it -> it.asText().equals(EVENTS));
  }

  private static boolean isForSending(JsonNode statement) {
    return list(statement.path("Action")).stream()
        .map(it -> it.asText().toLowerCase(Locale.ROOT))
        .anyMatch(SENDING::contains);
  }

  /** IAM writes a list of one without brackets, too. */
  private static List<JsonNode> list(JsonNode node) {
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false).toList();
    }
    return node.isMissingNode() ? List.of() : List.of(node);
  }
}
