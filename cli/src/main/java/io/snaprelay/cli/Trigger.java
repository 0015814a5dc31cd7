package io.snaprelay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.wire.Json;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.NotUnderstood;
import io.snaprelay.wire.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A trigger, as the command line sends it.
 *
 * @param id the same id makes the same runs, however often it is sent
 * @param plan the plan's name
 * @param databases the databases; empty means all of the plan
 * @param snapshot overrides the plan's snapshot source: a word, or {@code {"at": ...}}
 */
public record Trigger(String id, String plan, List<String> databases, Optional<JsonNode> snapshot) {

  public static String newId() {
    return "cli-" + UUID.randomUUID();
  }

  /**
   * Reads it as the snapshot-service will: what that would not understand is not sent.
   *
   * @throws Complaint if it is malformed
   */
  void check() {
    try {
      Messages.read(body(), id, Instant.EPOCH);
    } catch (NotUnderstood e) {
      throw Complaint.usage(e.getMessage());
    }
  }

  /** Sends it straight to the snapshot-service's queue. */
  public void sendTo(Queues queues) {
    queues.send(Service.SNAPSHOT.queueName(), body());
  }

  /** The message, as anybody may send it. */
  public String body() {
    ObjectNode trigger = Json.mapper().createObjectNode().put("id", id).put("plan", plan);
    if (!databases.isEmpty()) {
      ArrayNode names = trigger.putArray("databases");
      databases.forEach(names::add);
    }
    snapshot.ifPresent(source -> trigger.set("snapshot", source));
    return trigger.toString();
  }
}
