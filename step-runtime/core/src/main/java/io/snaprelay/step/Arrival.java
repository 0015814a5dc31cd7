package io.snaprelay.step;

import io.snaprelay.wire.Recheck;
import java.util.Optional;

/**
 * How a step came to be looked at.
 *
 * @param delivery the SQS delivery
 * @param signal what it says, and since when
 * @param recheck the re-check, if it is one
 */
record Arrival(Delivery delivery, Signal signal, Optional<Recheck> recheck) {
  /**
   * Whether nobody's publishing can hang on this message: only a redelivery may be of the message
   * whose service was killed between record and publish.
   */
  boolean isNewRdsEvent() {
    return isRdsEvent() && delivery.receiveCount() == 1;
  }

  boolean isRdsEvent() {
    return signal.kind() == Signal.Kind.RDS_EVENT;
  }
}
