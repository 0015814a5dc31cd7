package io.snaprelay.events;

import io.snaprelay.names.RunId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What every event carries.
 *
 * @param eventId derived from run, type and subject: a redelivery has the same id
 * @param run the run; absent only while a run is requested
 * @param causationId the id of the event or message that led to this one
 * @param occurredAt when it happened
 * @param traceparent the W3C trace context of the run
 * @param site account and region in which the run's database is restored, as {@code
 *     <account>/<region>}: rules route by it; absent if the run restores none, and in events of
 *     releases that had one site only
 */
public record EventHeader(
    String eventId,
    Optional<RunId> run,
    Optional<String> causationId,
    Instant occurredAt,
    Optional<String> traceparent,
    Optional<String> site) {
  public EventHeader {
    if (eventId == null || eventId.isBlank()) {
      throw new IllegalArgumentException("An event needs an event id");
    }
    Objects.requireNonNull(occurredAt, "An event needs the time at which it occurred");
  }

  /** The run, for every event but {@link RunRequested}. */
  public RunId runId() {
    return run.orElseThrow(() -> new IllegalArgumentException("The event names no run"));
  }
}
