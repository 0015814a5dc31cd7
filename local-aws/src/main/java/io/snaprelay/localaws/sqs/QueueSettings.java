package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.time.Timeline;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of a queue apart from its messages. */
final class QueueSettings {

  private final QueueArn arn;
  private final Timeline time;
  private final Instant created;
  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private volatile Instant modified;
  private volatile QueueAttributes attributes;

  QueueSettings(QueueArn arn, QueueAttributes attributes, Timeline time) {
    this.arn = arn;
    this.time = time;
    this.attributes = attributes;
    this.created = time.now();
    this.modified = created;
  }

  void change(QueueAttributes changed) {
    attributes = changed;
    modified = time.now();
  }

  QueueArn arn() {
    return arn;
  }

  QueueAttributes attributes() {
    return attributes;
  }

  Map<String, String> tags() {
    return tags;
  }

  /** The attributes of GetQueueAttributes that are not counts, by AWS's names. */
  Map<String, String> describe() {
    Map<String, String> all = new TreeMap<>(attributes.asMap());
    all.put("QueueArn", arn.toString());
    all.put("CreatedTimestamp", Long.toString(created.getEpochSecond()));
    all.put("LastModifiedTimestamp", Long.toString(modified.getEpochSecond()));
    return all;
  }
}
