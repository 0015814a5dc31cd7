package io.snaprelay.events;

import java.time.Instant;
import java.util.Optional;

/**
 * A sweep has found what should not be there any more, or should be and is not; or what it found is
 * gone. Whoever is told that something was found has until {@code removedAfter} to keep it.
 *
 * @param service who swept
 * @param subject the ARN of a resource, the id of a run, or a plan and the time at which it was due
 * @param plan the plan that it belongs to; absent if the ledger does not know
 * @param state found, gone, or still there
 * @param cause why it is reported, by name
 * @param detail the same for people
 * @param removedAfter when a later sweep may remove it; absent if SnapRelay leaves it alone
 */
public record SweepReported(
    EventHeader header,
    String service,
    String subject,
    Optional<String> plan,
    State state,
    String cause,
    String detail,
    Optional<Instant> removedAfter)
    implements Event {
  public SweepReported {
    Text.required("subject", subject);
    Text.required("cause", cause);
  }

  /** What became of it. */
  public enum State {
    /** It was found; nothing was done about it yet. */
    FOUND,
    /** It is gone, or ended. */
    REMOVED,
    /** It should have gone, and AWS refuses that. */
    NOT_REMOVED
  }
}
