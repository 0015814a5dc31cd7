package io.snaprelay.localaws.control;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a fault does to a call. */
public enum Effect {
  /** Refused with the service's own throttling error; nothing is done. */
  @JsonProperty("throttle")
  THROTTLE,
  /** Refused with a status and code of choice, 500 InternalFailure by default; nothing is done. */
  @JsonProperty("error")
  ERROR,
  /** Done, after a delay. */
  @JsonProperty("latency")
  LATENCY,
  /** Done, but the connection is closed before the answer. */
  @JsonProperty("lost-reply")
  LOST_REPLY
}
