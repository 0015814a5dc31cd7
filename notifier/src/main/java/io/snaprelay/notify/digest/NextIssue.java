package io.snaprelay.notify.digest;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.planfile.ScheduleTimes;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Puts news into the next issue of a digest, once: which issue that is stands in the ledger before
 * it is put in, so that a message that comes again puts it where it is.
 */
@ApplicationScoped
public class NextIssue {
  private static final Duration UNTIL_IT_IS_SEALED = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Subscriptions subscriptions;
  private final Clock clock;

  public NextIssue(Ledger ledger, Subscriptions subscriptions, Clock clock) {
    this.ledger = ledger;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /** Whether there will be one. */
  public boolean isToCome(Subscription subscription) {
    return ScheduleTimes.next(subscription.schedule(), clock.instant()).isPresent();
  }

  /**
   * Puts news in.
   *
   * @param toldAtOnce whether it is told by itself, too
   * @return how long to wait until it is known whether it is in; empty once it is
   */
  public Optional<Duration> take(Subscription subscription, Notice notice, boolean toldAtOnce) {
    subscriptions.learn(subscription, clock.instant());
    Instant after = clock.instant();
    for (int turn = 1; ; turn++) {
      Optional<Instant> due = due(subscription, notice, turn, after);
      if (due.isEmpty()) {
        return Optional.empty();
      }
      Issue issue = new Issue(ledger, subscription, due.get());
      issue.put(Item.of(notice, toldAtOnce));
      if (!issue.isClosed()) {
        return Optional.empty();
      }
      Optional<Digest> sealed = issue.sealed();
      if (sealed.isEmpty() || sealed.get().holds(notice.eventId())) {
        return sealed.isEmpty() ? Optional.of(UNTIL_IT_IS_SEALED) : Optional.empty();
      }
      after = due.get().isAfter(clock.instant()) ? due.get() : clock.instant();
    }
  }

  /** The issue that it was, or is now, to go into; the next turn is for whoever came too late. */
  private Optional<Instant> due(Subscription subscription, Notice notice, int turn, Instant after) {
    String key =
        LedgerKeys.inDigest(notice.about().run(), notice.eventId(), subscription.id(), turn);
    Optional<Instant> known = read(key);
    if (known.isPresent()) {
      return known;
    }
    Optional<Instant> next = ScheduleTimes.next(subscription.schedule(), after);
    next.ifPresent(due -> ledger.create(key, EventJson.bytes(due)));
    return next.flatMap(due -> read(key));
  }

  private Optional<Instant> read(String key) {
    return ledger.read(key).map(bytes -> LedgerJson.read(bytes, Instant.class));
  }
}
