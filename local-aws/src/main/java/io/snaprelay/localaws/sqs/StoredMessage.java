package io.snaprelay.localaws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A message in a queue. Only the queue that holds it touches it, under its lock. */
final class StoredMessage {

  /** From its receive on, a message can stay invisible for twelve hours and no longer. */
  private static final Duration LONGEST_VISIBILITY_TIMEOUT = Duration.ofHours(12);

  private final long sequence;
  private final String id;
  private final MessageContent content;
  private final String sender;
  private final Instant sentAt;

  private Instant visibleAt;
  private int receives;
  private Instant firstReceivedAt;
  private Instant receivedAt;
  private QueueArn deadLetterSource;

  StoredMessage(long sequence, String id, MessageContent content, String sender, Instant sentAt) {
    this.sequence = sequence;
    this.id = id;
    this.content = content;
    this.sender = sender;
    this.sentAt = sentAt;
    this.visibleAt = sentAt;
  }

  static StoredMessage sent(long sequence, MessageContent content, String sender, Instant now) {
    return new StoredMessage(sequence, UUID.randomUUID().toString(), content, sender, now);
  }

  /** The same message once more, as a standard queue may deliver it. */
  StoredMessage duplicate(long anotherSequence) {
    return new StoredMessage(anotherSequence, id, content, sender, sentAt);
  }

  void hideUntil(Instant moment) {
    visibleAt = moment;
  }

  ReceivedMessage receive(Instant now) {
    receives++;
    receivedAt = now;
    firstReceivedAt = firstReceivedAt == null ? now : firstReceivedAt;
    return new ReceivedMessage(
        id, content, new ReceiptHandle(sequence, receives).toString(), systemAttributes());
  }

  private Map<String, String> systemAttributes() {
    Map<String, String> all = new HashMap<>();
    all.put("SenderId", sender);
    all.put("SentTimestamp", millis(sentAt));
    all.put("ApproximateReceiveCount", Integer.toString(receives));
    all.put("ApproximateFirstReceiveTimestamp", millis(firstReceivedAt));
    content.systemAttributes().forEach((name, value) -> all.put(name, value.stringValue()));
    if (deadLetterSource != null) {
      all.put("DeadLetterQueueSourceArn", deadLetterSource.toString());
    }
    return all;
  }

  /** Refuses to stay hidden beyond twelve hours from the last receive. */
  void checkHideUntil(Instant moment, Duration timeout) {
    if (moment.isAfter(receivedAt.plus(LONGEST_VISIBILITY_TIMEOUT))) {
      throw SqsError.invalid(
          "VisibilityTimeout",
          timeout.toSeconds(),
          "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
    }
  }

  boolean isLastReceivedBy(ReceiptHandle handle) {
    return handle.receive() == receives;
  }

  void comesFrom(QueueArn source) {
    deadLetterSource = source;
  }

  long sequence() {
    return sequence;
  }

  String id() {
    return id;
  }

  MessageContent content() {
    return content;
  }

  Instant sentAt() {
    return sentAt;
  }

  Instant visibleAt() {
    return visibleAt;
  }

  int receives() {
    return receives;
  }

  /** Where a message in a dead-letter queue came from, or null. */
  QueueArn deadLetterSource() {
    return deadLetterSource;
  }

  private static String millis(Instant moment) {
    return Long.toString(moment.toEpochMilli());
  }
}
