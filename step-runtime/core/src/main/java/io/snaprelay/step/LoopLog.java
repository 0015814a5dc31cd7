package io.snaprelay.step;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.NotUnderstood;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** What the loop says about each message, with the run id in every line. Never a whole payload. */
final class LoopLog {
  private static final Logger LOG = Logger.getLogger(StepLoop.class);
  private static final String RUN = "runId";
  private static final String MESSAGE = "messageId";

  /** From here to {@link #end} every line names the message, and the run once it is known. */
  void begin(Delivery delivery) {
    MDC.put(MESSAGE, delivery.messageId());
  }

  void end() {
    MDC.remove(RUN);
    MDC.remove(MESSAGE);
  }

  static void run(RunId run) {
    MDC.put(RUN, run.value());
  }

  void outcome(StepName step, Outcome outcome) {
    if (outcome instanceof Outcome.GiveUp giveUp) {
      LOG.errorf("%s failed: %s: %s", step, giveUp.code(), giveUp.detail());
    } else if (outcome instanceof Outcome.RetryLater later) {
      LOG.infof("%s: not yet: %s; again in %s", step, later.reason(), later.after());
    } else if (outcome instanceof Outcome.Ignore ignore) {
      LOG.infof("%s: ignored: %s", step, ignore.reason());
    } else {
      LOG.infof("%s: %s", step, outcome instanceof Outcome.Emit ? "done" : "started");
    }
  }

  Disposition ignored(Object what, String reason) {
    LOG.infof("%s: ignored: %s", what, reason);
    return Disposition.ACKNOWLEDGE;
  }

  Disposition plain(Outcome outcome) {
    if (outcome instanceof Outcome.GiveUp giveUp) {
      LOG.errorf("Given up: %s: %s", giveUp.code(), giveUp.detail());
    } else {
      LOG.debugf("No step: %s", outcome);
    }
    return Disposition.ACKNOWLEDGE;
  }

  Disposition later(Outcome.RetryLater later) {
    LOG.infof("Not yet: %s; again in %s", later.reason(), later.after());
    return new Disposition.Release(later.after());
  }

  Disposition deadLetter(Delivery delivery, NotUnderstood reason) {
    LOG.errorf(
        "Message %s goes to the dead-letter queue: %s", delivery.messageId(), reason.getMessage());
    return new Disposition.DeadLetter(reason.getMessage());
  }

  Disposition awsFailure(Delivery delivery, AwsFailure failure) {
    LOG.warnf("AWS answered %s; the message comes again: %s", failure.code(), failure.getMessage());
    return new Disposition.Release(Refusals.backoff(delivery.receiveCount()));
  }

  /** A defect is retried until the queue's redrive policy gives up on the message. */
  Disposition defect(Delivery delivery, RuntimeException defect) {
    LOG.errorf(defect, "Defect while handling message %s", delivery.messageId());
    return new Disposition.Release(Refusals.backoff(delivery.receiveCount()));
  }
}
