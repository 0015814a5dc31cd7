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

  /**
   * Puts news in.
   *
   * @param toldAtOnce whether it is told by itself, too
   * @return where it stands then. A schedule may end: what comes after its last issue stands
   *     nowhere, but what is in that issue stays in it
   */
  public Standing take(Subscription subscription, Notice notice, boolean toldAtOnce) {
    subscriptions.learn(subscription, clock.instant());
    Instant after = clock.instant();
    for (int turn = 1; ; turn++) {
      Optional<Instant> due = due(subscription, notice, turn, after);
      if (due.isEmpty()) {
        return new Standing.Nowhere();
      }
      Issue issue = new Issue(ledger, subscription, due.get());
      issue.put(Item.of(notice, toldAtOnce));
      Standing standing = standing(issue, notice);
      if (!(standing instanceof Standing.Nowhere)) {
        return standing;
      }
      after = due.get().isAfter(clock.instant()) ? due.get() : clock.instant();
    }
  }

  private static Standing standing(Issue issue, Notice notice) {
    if (!issue.isClosed()) {
      return new Standing.InAnIssue();
    }
    Optional<Digest> sealed = issue.sealed();
    if (sealed.isEmpty()) {
      return new Standing.NotKnownYet(UNTIL_IT_IS_SEALED);
    }
    return sealed.get().holds(notice.eventId()) ? new Standing.InAnIssue() : new Standing.Nowhere();
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
