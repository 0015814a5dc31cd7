package io.snaprelay.sweep;

/** How far the removal of a leftover is. */
public sealed interface Removal {
  /** It is gone, or ended. */
  record Gone() implements Removal {}

  /**
   * It is on its way out, or may be soon; look again.
   *
   * @param reason what it waits for
   */
  record Waiting(String reason) implements Removal {}

  /** Somebody was asked to end it; the next sweep looks what came of that. */
  record Asked() implements Removal {}

  /** It is no leftover any more, or nobody may remove it: it stays. */
  record Spared() implements Removal {}

  /**
   * AWS refuses.
   *
   * @param reason AWS's code and words
   */
  record Refused(String reason) implements Removal {}
}
