package io.snaprelay.localaws.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snaprelay.localaws.wire.AwsError;
import java.util.Optional;

/** Which queue takes a message that was received more than so many times, and not deleted. */
record RedrivePolicy(QueueArn deadLetterQueue, int maxReceiveCount) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_COUNT = 1000;

  /** An empty text is no policy. */
  static Optional<RedrivePolicy> parse(String json) {
    if (json.isEmpty()) {
      return Optional.empty();
    }
    JsonNode policy = read(json);
    String target = policy.path("deadLetterTargetArn").asText();
    int count = policy.path("maxReceiveCount").asInt();
    if (count < 1 || count > LARGEST_COUNT) {
      throw invalid(json, "Invalid value for maxReceiveCount: must be 1 to " + LARGEST_COUNT + ".");
    }
    QueueArn queue =
        QueueArn.parse(target)
            .orElseThrow(() -> invalid(json, "deadLetterTargetArn is not the ARN of a queue."));
    return Optional.of(new RedrivePolicy(queue, count));
  }

  static AwsError invalid(String json, String reason) {
    return SqsError.invalid("RedrivePolicy", json, reason);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw invalid(json, "Redrive policy is not a valid JSON map.");
    }
  }
}
