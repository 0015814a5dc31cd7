package io.snaprelay.notify;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells those whom the run's plan names. All set out at the same time, so that the slowest channel
 * costs no other more than its own time-out; whoever could not be told brings the message back.
 */
@ApplicationScoped
class SendNotifications implements Reaction<Message.OfEvent> {
  private final RunLedger runs;
  private final Notices notices;
  private final Courier courier;

  SendNotifications(RunLedger runs, Notices notices, Courier courier) {
    this.runs = runs;
    this.notices = notices;
    this.courier = courier;
  }

  @Override
  public Class<Message.OfEvent> message() {
    return Message.OfEvent.class;
  }

  @Override
  public Outcome react(Message.OfEvent message) {
    return notices
        .about(message.event())
        .map(this::tell)
        .orElseGet(() -> Outcome.ignore("no news to anybody"));
  }

  private Outcome tell(Notice notice) {
    FrozenPlan frozen = runs.plan(notice.run()).orElseThrow();
    List<Courier.Errand> errands =
        Recipient.of(frozen.plan(), notice.occasion()).stream()
            .map(recipient -> courier.setOut(notice, recipient))
            .toList();
    Optional<Duration> next =
        errands.stream().flatMap(errand -> errand.settle().stream()).min(Comparator.naturalOrder());
    return next.map(wait -> Outcome.retryLater("a channel could not be told", wait))
        .orElseGet(Outcome::emit);
  }
}
