package io.snaprelay.localaws.sqs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The messages of one queue, visible ones in order of arrival. Not safe for threads. */
final class Shelf {

  private final Map<Long, StoredMessage> all = new HashMap<>();
  private final Deque<StoredMessage> visible = new ArrayDeque<>();
  private final NavigableSet<StoredMessage> hidden =
      new TreeSet<>(
          Comparator.comparing(StoredMessage::visibleAt)
              .thenComparingLong(StoredMessage::sequence));

  void putLast(StoredMessage message) {
    all.put(message.sequence(), message);
    visible.addLast(message);
  }

  void putFirst(StoredMessage message) {
    all.put(message.sequence(), message);
    visible.addFirst(message);
  }

  /** Puts a message that is not visible, or makes one more or less hidden than it was. */
  void hide(StoredMessage message, Instant until) {
    hidden.remove(message);
    all.put(message.sequence(), message);
    message.hideUntil(until);
    hidden.add(message);
  }

  /** The first visible message: still on the shelf, but neither visible nor hidden any more. */
  StoredMessage takeVisible() {
    return visible.remove();
  }

  /** Makes visible what was hidden until now. */
  void uncover(Instant now) {
    while (!hidden.isEmpty() && !hidden.first().visibleAt().isAfter(now)) {
      visible.addLast(hidden.pollFirst());
    }
  }

  /** When the next hidden message becomes visible. */
  Optional<Instant> nextVisible() {
    return hidden.isEmpty() ? Optional.empty() : Optional.of(hidden.first().visibleAt());
  }

  Optional<StoredMessage> find(long sequence) {
    return Optional.ofNullable(all.get(sequence));
  }

  /** The message that was last received by this handle. */
  StoredMessage received(ReceiptHandle handle) {
    return find(handle.sequence())
        .filter(message -> message.isLastReceivedBy(handle))
        .orElseThrow(
            () ->
                SqsError.invalid(
                    "ReceiptHandle",
                    handle,
                    "Message does not exist or is not available for visibility timeout change."));
  }

  boolean isHidden(StoredMessage message) {
    return hidden.contains(message);
  }

  void remove(StoredMessage message) {
    all.remove(message.sequence());
    if (!hidden.remove(message)) {
      visible.remove(message);
    }
  }

  void removeSentUntil(Instant moment) {
    List<StoredMessage> old =
        all.values().stream().filter(message -> !message.sentAt().isAfter(moment)).toList();
    old.forEach(this::remove);
  }

  void clear() {
    all.clear();
    visible.clear();
    hidden.clear();
  }

  List<StoredMessage> takeAllVisible() {
    List<StoredMessage> taken = new ArrayList<>(visible);
    taken.forEach(this::remove);
    return taken;
  }

  int visible() {
    return visible.size();
  }

  int inFlight() {
    return (int) hidden.stream().filter(message -> message.receives() > 0).count();
  }

  int hidden() {
    return hidden.size();
  }

  int delayed() {
    return hidden.size() - inFlight();
  }
}
