package io.snaprelay.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.DeadLetters;
import io.snaprelay.runtime.TraceContext;
import io.snaprelay.step.Delivery;
import io.snaprelay.step.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Does with one message what the loop says; whether Lambda may then delete it. */
final class OneMessage {
  private static final Logger LOG = Logger.getLogger(OneMessage.class);

  private final Function<Delivery, Disposition> loop;
  private final Visibility visibility;
  private final DeadLetters deadLetters;

  OneMessage(Function<Delivery, Disposition> loop, Visibility visibility, DeadLetters deadLetters) {
    this.loop = loop;
    this.visibility = visibility;
    this.deadLetters = deadLetters;
  }

  /** Never throws: one message must not take the others of its batch with it. */
  boolean isSettled(SQSMessage message) {
    try {
      Disposition disposition =
          TraceContext.within(message.getBody(), () -> loop.apply(delivery(message)));
      return settle(message, disposition);
    } catch (AwsFailure e) {
      LOG.warnf("Message %s comes again: %s", message.getMessageId(), e.getMessage());
      return false;
    } catch (RuntimeException e) {
      LOG.errorf(e, "Defect while settling message %s", message.getMessageId());
      return false;
    }
  }

  private boolean settle(SQSMessage message, Disposition disposition) {
    if (disposition instanceof Disposition.Release later) {
      hide(message, later.after());
      return false;
    }
    if (disposition instanceof Disposition.DeadLetter dead) {
      deadLetters.send(message.getBody(), dead.reason());
    }
    return true;
  }

  private void hide(SQSMessage message, Duration time) {
    visibility.hide(message.getReceiptHandle(), time);
  }

  private static Delivery delivery(SQSMessage message) {
    Map<String, String> attributes = message.getAttributes();
    return new Delivery(
        message.getMessageId(),
        message.getBody(),
        Instant.ofEpochMilli(Long.parseLong(attributes.get("SentTimestamp"))),
        Integer.parseInt(attributes.get("ApproximateReceiveCount")));
  }
}
