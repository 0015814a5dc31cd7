package io.snaprelay.localaws.rds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * Damage by a JSON body: {@code {"snapshot": "<ARN>", "kind": "heap-page|index|rows-lost",
 * "database": "shop", "relation": "public.orders"}}.
 */
public final class DamageControl {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalRds rds;

  public DamageControl(LocalRds rds) {
    this.rds = rds;
  }

  /**
   * Returns when the snapshot's files are damaged.
   *
   * @return JSON that repeats what was done
   * @throws IllegalArgumentException if the body is not as above
   * @throws IOException if the snapshot has no such relation
   */
  public String post(String body) throws IOException {
    JsonNode request = parse(body);
    Damage damage =
        new Damage(
            Damage.Kind.named(text(request, "kind")),
            text(request, "database"),
            text(request, "relation"));
    rds.damage(text(request, "snapshot"), damage);
    return JSON.createObjectNode().set("damaged", request).toString();
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The body is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(JsonNode request, String field) {
    return Optional.ofNullable(request.get(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .orElseThrow(() -> new IllegalArgumentException("The field '" + field + "' is missing"));
  }
}
