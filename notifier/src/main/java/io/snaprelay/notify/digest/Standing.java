package io.snaprelay.notify.digest;

import java.time.Duration;

/** Where a piece of news stands, for one subscription. */
public sealed interface Standing {

  /** In an issue, which is told or will be. */
  record InAnIssue() implements Standing {}

  /**
   * Nobody knows yet: an issue is being closed.
   *
   * @param again when to ask again
   */
  record NotKnownYet(Duration again) implements Standing {}

  /** In none, and none will come. */
  record Nowhere() implements Standing {}
}
