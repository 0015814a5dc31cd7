package io.snaprelay.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is told.
 *
 * @param channel by which way
 * @param target the channel's configured name, or an address
 * @param on of what; empty means of a run's start, of its end, and that it waits for a person
 * @param digest what is told by a schedule instead of at once; absent means nothing
 */
public record Notify(Channel channel, String target, Set<Occasion> on, Optional<Digest> digest) {
  /** What a run says in any case; what follows in between is for those who ask for it. */
  private static final Set<Occasion> UNLESS_SAID =
      Set.of(Occasion.STARTED, Occasion.SUCCEEDED, Occasion.FAILED, Occasion.AWAITS_APPROVAL);

  public Notify {
    on = Set.copyOf(on);
  }

  /** All of it is told at once. */
  public Notify(Channel channel, String target, Set<Occasion> on) {
    this(channel, target, on, Optional.empty());
  }

  /**
   * Whether it is told of an occasion. PagerDuty hears only of what somebody has to act on, and of
   * every success: that closes the incident which the other has opened.
   */
  public boolean hears(Occasion occasion) {
    if (channel == Channel.PAGERDUTY && !occasion.wantsSomebody()) {
      return occasion == Occasion.SUCCEEDED;
    }
    return (on.isEmpty() ? UNLESS_SAID : on).contains(occasion);
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
    /** A run has started. */
    STARTED,
    /** A run is over, and all of it went well. */
    SUCCEEDED,
    /** A run is over, and a step or the proof failed. */
    FAILED,
    /** A step failed; the run goes on to clean up. */
    STEP_FAILED,
    /** The proof failed; the run goes on to clean up. */
    VERDICT_FAILED,
    /** A proved database waits for a person before it takes production's place. */
    AWAITS_APPROVAL;

    /** How a plan names it. */
    public String planName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody should do something about it. */
    public boolean wantsSomebody() {
      return this != STARTED && this != SUCCEEDED;
    }
  }
}
