package io.snaprelay.notify;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.notify.DeliveryLog.Result;
import io.snaprelay.notify.channel.Answer;
import io.snaprelay.notify.channel.ChannelConfig;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.notify.channel.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Tells one recipient of one notice, at least once: it notes that it sends, sends, and notes that
 * it has. Who was told or given up is left alone; who failed is tried again when due. Twice is told
 * only whose notice was sent by a service that was killed before it noted so.
 */
@ApplicationScoped
class Courier {
  private static final Logger LOG = Logger.getLogger(Courier.class);

  /** After this time another delivery of the same message looks what became of the first. */
  private static final Duration ANOTHER_SENDS = Duration.ofSeconds(5);

  private final Sender sender;
  private final Ledger ledger;
  private final Backoff backoff;
  private final Clock clock;
  private final Duration longest;

  Courier(Sender sender, Ledger ledger, ChannelConfig config, Clock clock) {
    this.sender = sender;
    this.ledger = ledger;
    this.backoff = new Backoff(config.delivery().backoff(), config.delivery().attempts());
    this.clock = clock;
    this.longest = config.delivery().timeout().multipliedBy(3);
  }

  /** A delivery under way. */
  interface Errand {
    /** Waits for its end and notes it; says how long to wait for the next attempt, if any. */
    Optional<Duration> settle();
  }

  /** Sets out, unless there is nothing to do now. */
  Errand setOut(Notice notice, Recipient recipient) {
    DeliveryLog log = DeliveryLog.of(notice, recipient, ledger);
    if (log.outcome().isPresent()) {
      return Optional::empty;
    }
    Optional<Duration> early = log.dueAt().map(due -> Duration.between(clock.instant(), due));
    if (early.filter(wait -> !wait.isNegative() && !wait.isZero()).isPresent()) {
      return () -> early;
    }
    if (!log.begin(clock.instant(), longest)) {
      return () -> Optional.of(ANOTHER_SENDS);
    }
    CompletableFuture<Answer> answer = sender.send(notice, recipient);
    return () -> settle(notice, log, answer.join());
  }

  /** How telling somebody ended; empty while it has not. */
  Optional<DeliveryLog.Settled> outcome(Notice notice, Recipient recipient) {
    return DeliveryLog.of(notice, recipient, ledger).outcome();
  }

  private Optional<Duration> settle(Notice notice, DeliveryLog log, Answer answer) {
    int failed = log.failedAttempts();
    if (answer instanceof Answer.Failed failure) {
      Optional<Duration> wait = backoff.after(failed + 1).map(own -> longer(own, failure));
      wait.ifPresentOrElse(
          until -> again(notice, log, failure, until), () -> giveUp(notice, log, failure.reason()));
      return wait;
    }
    if (answer instanceof Answer.Refused refusal) {
      giveUp(notice, log, refusal.reason());
    } else {
      log.settle(Result.SENT, clock.instant(), failed + 1, Optional.empty());
      LOG.infof(
          "Run %s: %s was told: %s", notice.about().run(), log.recipient(), notice.news().title());
    }
    return Optional.empty();
  }

  private static Duration longer(Duration own, Answer.Failed failure) {
    return failure.askedWait().filter(asked -> asked.compareTo(own) > 0).orElse(own);
  }

  private void again(Notice notice, DeliveryLog log, Answer.Failed failure, Duration wait) {
    Instant now = clock.instant();
    log.failed(now, failure.reason(), now.plus(wait));
    LOG.warnf(
        "Run %s: %s was not told: %s; again in %s",
        notice.about().run(), log.recipient(), failure.reason(), wait);
  }

  private void giveUp(Notice notice, DeliveryLog log, String reason) {
    int attempts = log.failedAttempts() + 1;
    log.settle(Result.GIVEN_UP, clock.instant(), attempts, Optional.of(reason));
    LOG.errorf(
        "Run %s: %s was not told '%s' and will not be: %s",
        notice.about().run(), log.recipient(), notice.news().title(), reason);
  }
}
