package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.policy.ResourcePolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of a queue, complete and checked. Source: CreateQueue, SetQueueAttributes. */
final class QueueAttributes {

  private record Range(int from, int to) {}

  private static final Map<String, Range> NUMBERS =
      Map.of(
          "DelaySeconds", new Range(0, 900),
          "MaximumMessageSize", new Range(1024, 1_048_576),
          "MessageRetentionPeriod", new Range(60, 1_209_600),
          "ReceiveMessageWaitTimeSeconds", new Range(0, 20),
          "VisibilityTimeout", new Range(0, 43_200),
          "KmsDataKeyReusePeriodSeconds", new Range(60, 86_400));

  private static final Set<String> NOT_IMPLEMENTED =
      Set.of(
          "FifoQueue",
          "ContentBasedDeduplication",
          "DeduplicationScope",
          "FifoThroughputLimit",
          "RedriveAllowPolicy");

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "DelaySeconds", "0",
          "MaximumMessageSize", "1048576",
          "MessageRetentionPeriod", "345600",
          "ReceiveMessageWaitTimeSeconds", "0",
          "VisibilityTimeout", "30",
          "SqsManagedSseEnabled", "true");

  private final Map<String, String> values;
  private final Optional<RedrivePolicy> redrivePolicy;
  private final Optional<ResourcePolicy> policy;

  private QueueAttributes(Map<String, String> values) {
    this.values = Map.copyOf(values);
    this.redrivePolicy =
        Optional.ofNullable(values.get("RedrivePolicy")).flatMap(RedrivePolicy::parse);
    this.policy = Optional.ofNullable(values.get("Policy")).map(ResourcePolicy::parse);
  }

  static QueueAttributes defaults() {
    return new QueueAttributes(DEFAULTS);
  }

  /** These settings with some changed; an empty value takes a policy away. */
  QueueAttributes with(Map<String, String> changes) {
    Map<String, String> merged = new HashMap<>(values);
    changes.forEach(QueueAttributes::check);
    if (changes.containsKey("KmsMasterKeyId")) {
      merged.put("SqsManagedSseEnabled", "false");
    }
    merged.putAll(changes);
    merged.values().removeIf(String::isEmpty);
    return new QueueAttributes(merged);
  }

  private static void check(String name, String value) {
    if (NOT_IMPLEMENTED.contains(name)) {
      throw SqsError.notImplemented("the queue attribute " + name);
    }
    switch (name) {
      case "SqsManagedSseEnabled" -> require(Set.of("true", "false").contains(value), name, value);
      case "Policy" -> checkPolicy(value);
      case "RedrivePolicy" -> RedrivePolicy.parse(value);
      case "KmsMasterKeyId" -> {}
      default -> checkNumber(name, value);
    }
  }

  private static void checkNumber(String name, String value) {
    Range range = NUMBERS.get(name);
    if (range == null) {
      throw SqsError.INVALID_ATTRIBUTE_NAME.because("Unknown Attribute " + name + ".");
    }
    require(value.matches("\\d{1,9}"), name, value);
    int number = Integer.parseInt(value);
    require(number >= range.from && number <= range.to, name, value);
  }

  private static void checkPolicy(String value) {
    try {
      if (!value.isEmpty()) {
        ResourcePolicy.parse(value);
      }
    } catch (IllegalArgumentException e) {
      throw SqsError.INVALID_ATTRIBUTE_VALUE.because(
          "Invalid value for the parameter Policy. Reason: " + e.getMessage());
    }
  }

  private static void require(boolean right, String name, String value) {
    if (!right) {
      throw SqsError.INVALID_ATTRIBUTE_VALUE.because(
          "Invalid value for the parameter %s: %s".formatted(name, value));
    }
  }

  /** The first attribute that has another value here, if any. */
  Optional<String> firstDifference(Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(values.getOrDefault(entry.getKey(), "")))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  Map<String, String> asMap() {
    return values;
  }

  Duration seconds(String name) {
    return Duration.ofSeconds(number(name));
  }

  int number(String name) {
    return Integer.parseInt(values.get(name));
  }

  Optional<RedrivePolicy> redrivePolicy() {
    return redrivePolicy;
  }

  Optional<ResourcePolicy> policy() {
    return policy;
  }
}
