package io.snaprelay.plan;

import java.util.Set;

/**
 * Somebody who is told.
 *
 * @param channel by which way
 * @param target the channel's configured name, or an address
 * @param on which outcomes; empty means all
 */
public record Notify(Channel channel, String target, Set<Occasion> on) {
  public Notify {
    on = Set.copyOf(on);
  }

  /** The ways to tell somebody. */
  public enum Channel {
    SLACK,
    WEBHOOK,
    EMAIL,
    SNS,
    PAGERDUTY,
    TEAMS
  }

  /** What a message can be about. */
  public enum Occasion {
    STARTED,
    SUCCEEDED,
    FAILED
  }
}
