package io.snaprelay.step;

import io.snaprelay.names.StepName;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Recheck;
import java.time.Duration;

/**
 * Waits without forking: a re-check that must wait is the same message made visible later. Only
 * when SQS would no longer carry it does it get a successor.
 */
final class Waiting {
  /** SQS hides a message for 12 h at most (SQS Developer Guide, "Visibility timeout"). */
  private static final Duration OLDEST = Duration.ofHours(11);

  /** A redrive policy counts to 1000 at most (SQS Developer Guide, "Dead-letter queues"). */
  private static final int MOST_RECEIVES = 900;

  private final Mailbox mailbox;

  Waiting(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Our event has started something: look at it later. */
  void begin(Run run, StepName step, Duration after) {
    Recheck recheck = new Recheck(run.id(), step, run.deadline(step), run.frozen().traceparent());
    mailbox.send(Messages.write(recheck), after);
  }

  /** The same message comes again. */
  Disposition again(Run run, StepName step, Duration after, Arrival arrival) {
    Duration left = OLDEST.minus(Duration.between(arrival.delivery().sentAt(), run.now()));
    if (arrival.recheck().isPresent() && wearsOut(left, arrival.delivery())) {
      begin(run, step, after);
      return Disposition.ACKNOWLEDGE;
    }
    return new Disposition.Release(left.isNegative() || after.compareTo(left) < 0 ? after : left);
  }

  private static boolean wearsOut(Duration left, Delivery delivery) {
    return left.isNegative() || left.isZero() || delivery.receiveCount() > MOST_RECEIVES;
  }
}
