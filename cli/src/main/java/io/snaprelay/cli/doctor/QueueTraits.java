package io.snaprelay.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What SQS says about a queue, judged. Pure.
 *
 * @param name the queue
 * @param attributes all its attributes
 */
record QueueTraits(String name, Map<QueueAttributeName, String> attributes) {
  /**
   * What the container hides a message for, and extends at half time: a shorter one comes again
   * while it is worked on.
   */
  static final Duration SHORTEST_HIDDEN = Duration.ofSeconds(30);

  /** How often a waiting message comes back: {@code snaprelay.recheck.next}. */
  private static final Duration RECHECK = Duration.ofSeconds(60);

  /** SQS takes no more (SQS API Reference, SetQueueAttributes, RedrivePolicy). */
  private static final long MOST_RECEIVES = 1000;

  /**
   * EventBridge User Guide, "Why aren't my events delivered to my SQS queue": the key that AWS
   * manages cannot be opened to EventBridge.
   */
  private static final String AWS_KEY = "alias/aws/sqs";

  /** The name of its dead-letter queue. */
  Optional<String> deadLetters() {
    return Optional.of(redrive().path("deadLetterTargetArn").asText())
        .filter(arn -> !arn.isEmpty())
        .map(arn -> arn.substring(arn.lastIndexOf(':') + 1));
  }

  void judge(Duration longestWait, Findings findings) {
    if (deadLetters().isEmpty()) {
      findings.add(
          FindingCode.QUEUE_WITHOUT_DEAD_LETTERS,
          name,
          "It has no redrive policy: what cannot be handled comes back until it expires",
          "Give it a dead-letter queue");
    } else if (givesUpWithin(longestWait)) {
      findings.add(
          FindingCode.QUEUE_GIVES_UP_EARLY,
          name,
          "It gives a message up after %s receives; one that waits comes back every %d s, for up to %s"
              .formatted(
                  redrive().path("maxReceiveCount").asText(), RECHECK.toSeconds(), longestWait),
          "Set maxReceiveCount to %d: the loop decides itself what is hopeless"
              .formatted(MOST_RECEIVES));
    }
    visibility(findings);
    senders(findings);
  }

  private boolean givesUpWithin(Duration longestWait) {
    long wanted = Math.min(longestWait.dividedBy(RECHECK), MOST_RECEIVES);
    return redrive().path("maxReceiveCount").asLong() < wanted;
  }

  private void visibility(Findings findings) {
    long seconds = Long.parseLong(text(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
    if (seconds < SHORTEST_HIDDEN.toSeconds()) {
      findings.add(
          FindingCode.VISIBILITY_TOO_SHORT,
          name,
          "A message comes again after %d s, while it is still worked on".formatted(seconds),
          "Set its visibility timeout to %d s at least, and to six times the timeout of a function that reads it"
              .formatted(SHORTEST_HIDDEN.toSeconds()));
    }
  }

  private void senders(Findings findings) {
    if (text(QueueAttributeName.KMS_MASTER_KEY_ID, "").endsWith(AWS_KEY)) {
      findings.add(
          FindingCode.QUEUE_SHUTS_EVENTS_OUT,
          name,
          "It is encrypted with %s, which EventBridge may not use".formatted(AWS_KEY),
          "Encrypt it with SQS's own key, or with a key of yours whose policy lets EventBridge in");
    }
    if (!QueuePolicy.read(text(QueueAttributeName.POLICY, "{}")).letsEventsIn()) {
      findings.add(
          FindingCode.QUEUE_SHUTS_EVENTS_OUT,
          name,
          "Its policy does not let EventBridge send to it",
          "Add this statement to it: "
              + QueuePolicy.statementFor(text(QueueAttributeName.QUEUE_ARN, name)));
    }
  }

  private JsonNode redrive() {
    try {
      return Json.mapper().readTree(text(QueueAttributeName.REDRIVE_POLICY, "{}"));
    } catch (JsonProcessingException e) {
      return Json.mapper().createObjectNode();
    }
  }

  private String text(QueueAttributeName attribute, String otherwise) {
    return attributes.getOrDefault(attribute, otherwise);
  }
}
