package io.snaprelay.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.wire.Message.OfEvent;
import java.time.Instant;
import java.util.Iterator;
import java.util.Set;

/**
 * Reads what lies in a queue: an EventBridge envelope around one of our events or an RDS event, a
 * bare trigger, a re-check, a sweep, the question which digests are due, or what a person asks: to
 * cancel, to approve, to take back.
 */
public final class Messages {
  /** The {@code source} of our own events. */
  public static final String SOURCE = "snaprelay";

  /** The {@code source} of RDS events. */
  public static final String RDS_SOURCE = "aws.rds";

  private static final String RECHECK = "recheck";
  private static final String CANCEL = "cancel";
  private static final String SWEEP = "sweep";
  private static final String APPROVE = "approve";
  private static final String TAKE_BACK = "take-back";
  private static final String DIGESTS = "digests";
  private static final Set<String> TRIGGER_FIELDS = Set.of("id", "plan", "databases", "snapshot");

  private Messages() {}

  /**
   * Reads a message.
   *
   * @param body the message's body
   * @param messageId its SQS id: a bare trigger without an id of its own takes this one
   * @param sentAt when it was sent, which is when a bare trigger occurred
   * @throws NotUnderstood if no retry can make it readable; the text says what would be right
   */
  public static Message read(String body, String messageId, Instant sentAt) {
    JsonNode root = EventJson.parse(body);
    if (!root.isObject()) {
      throw new NotUnderstood("A message is a JSON object, but this is " + root.getNodeType());
    }
    if (root.has("detail-type")) {
      return envelope(root, sentAt);
    }
    if (root.has(RECHECK)) {
      return convert(root.path(RECHECK), Recheck.class);
    }
    if (root.has(CANCEL)) {
      return convert(root.path(CANCEL), Cancellation.class);
    }
    if (root.has(SWEEP)) {
      return convert(root.path(SWEEP), Sweep.class);
    }
    if (root.has(APPROVE)) {
      return convert(root.path(APPROVE), Approval.class);
    }
    if (root.has(TAKE_BACK)) {
      return convert(root.path(TAKE_BACK), TakeBack.class);
    }
    return root.has(DIGESTS) ? new DigestsDue() : trigger((ObjectNode) root, messageId, sentAt);
  }

  /** The body of a re-check. */
  public static String write(Recheck recheck) {
    return wrap(RECHECK, recheck);
  }

  /** The body of a cancellation. */
  public static String write(Cancellation cancellation) {
    return wrap(CANCEL, cancellation);
  }

  /** The body of a sweep. */
  public static String write(Sweep sweep) {
    return wrap(SWEEP, sweep);
  }

  /** The body of an approval. */
  public static String write(Approval approval) {
    return wrap(APPROVE, approval);
  }

  /** The body of the question which digests are due. */
  public static String digestsDue() {
    return wrap(DIGESTS, Json.mapper().createObjectNode());
  }

  /** The body of the wish to have the old production back. */
  public static String write(TakeBack wish) {
    return wrap(TAKE_BACK, wish);
  }

  private static Message envelope(JsonNode envelope, Instant sentAt) {
    String type = envelope.path("detail-type").asText();
    if (envelope.path("source").asText().equals(RDS_SOURCE)) {
      return RdsNotification.read(envelope);
    }
    EventTypes known =
        EventTypes.named(type)
            .orElseThrow(() -> new NotUnderstood("'" + type + "' is no event of this release"));
    JsonNode detail = envelope.path("detail");
    if (!detail.isObject()) {
      throw new NotUnderstood(type + " has no detail object");
    }
    boolean bare = known == EventTypes.RUN_REQUESTED && !detail.has("header");
    return bare
        ? trigger((ObjectNode) detail, envelope.path("id").asText(), sentAt)
        : new OfEvent(EventJson.read(known, detail));
  }

  private static Message trigger(ObjectNode trigger, String fallbackId, Instant sentAt) {
    for (Iterator<String> fields = trigger.fieldNames(); fields.hasNext(); ) {
      String field = fields.next();
      if (!TRIGGER_FIELDS.contains(field)) {
        throw new NotUnderstood(
            "A trigger has no field '" + field + "'; it has id, plan, databases, snapshot");
      }
    }
    return new OfEvent(TriggerJson.read(trigger, fallbackId, sentAt));
  }

  private static <T> T convert(JsonNode node, Class<T> type) {
    if (!node.isObject()) {
      throw new NotUnderstood(type.getSimpleName() + " is an object, not " + node.getNodeType());
    }
    try {
      return Json.mapper().treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new NotUnderstood(type.getSimpleName() + " is malformed: " + e.getOriginalMessage(), e);
    }
  }

  private static String wrap(String key, Object value) {
    return Json.mapper().createObjectNode().set(key, Json.mapper().valueToTree(value)).toString();
  }
}
