package io.snaprelay.notify.digest;

import java.time.Instant;
import java.util.List;

/**
 * What one issue says, decided once.
 *
 * @param subscription who gets it, and when
 * @param due when it was due
 * @param plans the plans that name the subscription now
 * @param items the news, in the order of time
 * @param unproved the databases of these plans that nobody may rely on, in words
 */
public record Digest(
    Subscription subscription,
    Instant due,
    List<String> plans,
    List<Item> items,
    List<String> unproved) {
  public Digest {
    plans = List.copyOf(plans);
    items = List.copyOf(items);
    unproved = List.copyOf(unproved);
  }

  boolean holds(String eventId) {
    return items.stream().anyMatch(item -> item.eventId().equals(eventId));
  }

  /** Whether anybody wants it: a plan that asks for it, or news that was put into it before. */
  public boolean isWanted() {
    return !plans.isEmpty() || !items.isEmpty();
  }
}
