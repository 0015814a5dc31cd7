package io.snaprelay.notify.digest;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.planfile.ScheduleTimes;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The subscriptions that the ledger knows: one that no plan names any more is served to its end.
 */
@ApplicationScoped
public class Subscriptions {
  private static final Duration STRIDE = Duration.ofDays(1);

  private final Ledger ledger;

  public Subscriptions(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A subscription.
   *
   * @param since when it was first seen: nothing was due before
   */
  public record Known(Subscription subscription, Instant since) {}

  /** Notes one, unless it is known. */
  public void learn(Subscription subscription, Instant now) {
    ledger.create(
        LedgerKeys.subscriptions() + subscription.id(),
        EventJson.bytes(new Known(subscription, now)));
  }

  /** All of them. */
  public List<Known> all() {
    return ledger.list(LedgerKeys.subscriptions()).stream()
        .map(key -> LedgerJson.read(ledger.read(key).orElseThrow(), Known.class))
        .toList();
  }

  /**
   * The issues that are due and not over, the oldest first. Issues end one after the other, so the
   * look back ends with the first one that has.
   */
  public List<Issue> due(Known known, Instant now) {
    Deque<Issue> open = new ArrayDeque<>();
    Instant end = now;
    while (end.isAfter(known.since())) {
      Instant start = later(known.since(), end.minus(STRIDE));
      if (foundOneThatEnded(known.subscription(), start, end, open)) {
        return List.copyOf(open);
      }
      end = start;
    }
    return List.copyOf(open);
  }

  private boolean foundOneThatEnded(
      Subscription subscription, Instant start, Instant end, Deque<Issue> open) {
    List<Instant> times = ScheduleTimes.between(subscription.schedule(), start, end);
    for (int i = times.size() - 1; i >= 0; i--) {
      Issue issue = new Issue(ledger, subscription, times.get(i));
      if (issue.isEnded()) {
        return true;
      }
      open.addFirst(issue);
    }
    return false;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
