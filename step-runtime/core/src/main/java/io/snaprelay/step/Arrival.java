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
  boolean isRdsEvent() {
    return signal.kind() == Signal.Kind.RDS_EVENT;
  }
}
