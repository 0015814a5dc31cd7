package io.snaprelay.step;

import java.time.Duration;

/** What the entry does with a message once the loop is through with it. */
public sealed interface Disposition {

  /** Delete it. */
  record Acknowledge() implements Disposition {}

  /** Let it come again, this much later. */
  record Release(Duration after) implements Disposition {}

  /** Move it to the dead-letter queue now: no retry makes it readable. */
  record DeadLetter(String reason) implements Disposition {}

  Disposition ACKNOWLEDGE = new Acknowledge();

  /** Of two reactions to one message, the one that is not finished decides. */
  default Disposition and(Disposition other) {
    if (this instanceof Release mine && other instanceof Release theirs) {
      return mine.after().compareTo(theirs.after()) <= 0 ? mine : theirs;
    }
    return this instanceof Release ? this : other;
  }
}
