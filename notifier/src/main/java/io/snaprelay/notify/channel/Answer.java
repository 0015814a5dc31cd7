package io.snaprelay.notify.channel;

import java.time.Duration;
import java.util.Optional;

/** How a channel took a message. Reasons name no address: it may be a secret. */
public sealed interface Answer {

  /** It has it. */
  record Accepted() implements Answer {}

  /** It does not want it, and asking again changes nothing. */
  record Refused(String reason) implements Answer {}

  /**
   * It may want it later.
   *
   * @param askedWait how long it asks us to wait
   */
  record Failed(String reason, Optional<Duration> askedWait) implements Answer {

    /** It may want it later, and does not say when. */
    public Failed(String reason) {
      this(reason, Optional.empty());
    }
  }
}
