package io.snaprelay.notify;

import io.snaprelay.names.EventId;
import io.snaprelay.notify.DeliveryLog.Settled;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Says by another channel of the plan that one was given up, and what it should have heard. The
 * first one that takes it is enough; a report that cannot be delivered is itself not reported.
 */
@ApplicationScoped
class Undelivered {
  private static final Logger LOG = Logger.getLogger(Undelivered.class);
  private static final String TYPE = "channel-given-up";

  private final Courier courier;

  Undelivered(Courier courier) {
    this.courier = courier;
  }

  /**
   * Reports a recipient, if it was given up and nobody knows yet.
   *
   * @return how long to wait for the next attempt, if one is due
   */
  Optional<Duration> report(Notice notice, Recipient recipient, Plan plan) {
    return courier
        .outcome(notice, recipient)
        .filter(Settled::isGivenUp)
        .flatMap(settled -> tellAnother(notice, recipient, reason(settled), plan));
  }

  private Optional<Duration> tellAnother(
      Notice notice, Recipient recipient, String reason, Plan plan) {
    Notice report = report(notice, recipient, reason);
    for (Recipient other : others(notice, recipient, plan)) {
      Optional<Duration> wait = courier.setOut(report, other).settle();
      boolean givenUp = courier.outcome(report, other).filter(Settled::isGivenUp).isPresent();
      if (!givenUp) {
        return wait;
      }
    }
    LOG.errorf(
        "Run %s: nobody could be told that %s was not told: %s",
        notice.about().run(), recipient, reason);
    return Optional.empty();
  }

  /** All other channels of the plan, whatever they want to hear, but those that are out as well. */
  private List<Recipient> others(Notice notice, Recipient recipient, Plan plan) {
    return Recipient.all(plan).stream()
        .filter(other -> !other.equals(recipient))
        .filter(other -> courier.outcome(notice, other).filter(Settled::isGivenUp).isEmpty())
        .toList();
  }

  private static Notice report(Notice notice, Recipient recipient, String reason) {
    String id = EventId.of(notice.about().run(), TYPE, notice.eventId() + recipient);
    return new Notice(
        id,
        Notice.Kind.UNDELIVERED,
        notice.occurredAt(),
        notice.about(),
        news(notice, recipient, reason),
        notice.evidence());
  }

  private static Notice.News news(Notice notice, Recipient recipient, String reason) {
    List<String> happened = new ArrayList<>();
    happened.add("%s was not told '%s': %s.".formatted(recipient, notice.news().title(), reason));
    happened.addAll(notice.news().happened());
    List<String> toDo = new ArrayList<>();
    toDo.add(
        "Correct the channel %s, in the plan or in the notifier's configuration."
            .formatted(recipient));
    toDo.addAll(notice.news().toDo());
    return new Notice.News(
        "%s could not be told of %s".formatted(recipient, notice.about().database()),
        happened,
        notice.news().leftAsIs(),
        toDo);
  }

  private static String reason(Settled settled) {
    return settled.reason().orElse("no reason was noted");
  }
}
