package io.snaprelay.notify;

import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.plan.Plan;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells those whom the run's plan names. All set out at the same time, so that the slowest channel
 * costs no other more than its own time-out; whoever could not be told brings the message back, and
 * who is given up is reported by another channel. What may wait for a digest is put into it.
 */
@ApplicationScoped
class SendNotifications implements Reaction<Message.OfEvent> {
  private final Notices notices;
  private final Courier courier;
  private final Incidents incidents;
  private final Undelivered undelivered;
  private final Audience audience;

  SendNotifications(
      Notices notices,
      Audience audience,
      Courier courier,
      Incidents incidents,
      Undelivered undelivered) {
    this.notices = notices;
    this.audience = audience;
    this.courier = courier;
    this.incidents = incidents;
    this.undelivered = undelivered;
  }

  @Override
  public Class<Message.OfEvent> message() {
    return Message.OfEvent.class;
  }

  @Override
  public Outcome react(Message.OfEvent message) {
    return notices
        .of(message.event())
        .map(this::tell)
        .orElseGet(() -> Outcome.ignore("no news to anybody"));
  }

  private Outcome tell(Notices.Heard heard) {
    Notice notice = heard.notice();
    Plan plan = heard.plan();
    Hearers hearers = audience.of(heard);
    List<Recipient> recipients = incidents.inOrder(notice, hearers.atOnce());
    List<Courier.Errand> errands =
        recipients.stream().map(recipient -> courier.setOut(notice, recipient)).toList();
    Optional<Duration> again = soonest(errands.stream().map(Courier.Errand::settle));
    Optional<Duration> reported =
        soonest(recipients.stream().map(each -> undelivered.report(notice, each, plan)));
    return soonest(Stream.of(hearers.again(), again, reported))
        .map(wait -> Outcome.retryLater("a channel could not be told", wait))
        .orElseGet(Outcome::emit);
  }

  private static Optional<Duration> soonest(Stream<Optional<Duration>> waits) {
    return waits.flatMap(Optional::stream).min(Comparator.naturalOrder());
  }
}
