package io.snaprelay.aws.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** One queue of {@link FakeSqs}; guarded by it. */
final class FakeQueue {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private static final class Entry {
    private final String body;
    private final Map<String, MessageAttributeValue> attributes;
    private final long sentAt = System.currentTimeMillis();
    private long visibleAt;
    private int receives;
    private String receipt;

    private Entry(String body, Map<String, MessageAttributeValue> attributes, long visibleAt) {
      this.body = body;
      this.attributes = attributes;
      this.visibleAt = visibleAt;
    }

    private boolean isVisible() {
      return visibleAt - System.nanoTime() <= 0;
    }
  }

  String add(String body, Map<String, MessageAttributeValue> attributes, int delaySeconds) {
    String id = UUID.randomUUID().toString();
    entries.put(id, new Entry(body, attributes, in(delaySeconds)));
    return id;
  }

  List<Message> take(int most, int visibilitySeconds) {
    List<Message> taken = new ArrayList<>();
    entries.forEach(
        (id, entry) -> {
          if (taken.size() < most && entry.isVisible()) {
            entry.receives++;
            entry.receipt = id + "/" + entry.receives;
            entry.visibleAt = in(visibilitySeconds);
            taken.add(message(id, entry));
          }
        });
    return taken;
  }

  /** As in SQS, only the handle of the last receipt counts. */
  boolean delete(String receipt) {
    Optional<String> id = id(receipt);
    id.ifPresent(entries::remove);
    return id.isPresent();
  }

  boolean hide(String receipt, int seconds) {
    Optional<String> id = id(receipt);
    id.ifPresent(each -> entries.get(each).visibleAt = in(seconds));
    return id.isPresent();
  }

  List<Message> all() {
    return entries.entrySet().stream().map(it -> message(it.getKey(), it.getValue())).toList();
  }

  int visible() {
    return (int) entries.values().stream().filter(Entry::isVisible).count();
  }

  private Optional<String> id(String receipt) {
    return entries.entrySet().stream()
        .filter(entry -> receipt.equals(entry.getValue().receipt))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Message message(String id, Entry entry) {
    return Message.builder()
        .messageId(id)
        .receiptHandle(entry.receipt)
        .body(entry.body)
        .messageAttributes(entry.attributes)
        .attributes(
            Map.of(
                MessageSystemAttributeName.SENT_TIMESTAMP,
                Long.toString(entry.sentAt),
                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                Integer.toString(entry.receives)))
        .build();
  }

  private static long in(int seconds) {
    return System.nanoTime() + seconds * 1_000_000_000L;
  }
}
