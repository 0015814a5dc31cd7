package io.snaprelay.restore.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One stretch of the way from the request to the proof.
 *
 * @param name what happened in it
 * @param until when it ended
 * @param took how long it took
 */
public record Phase(String name, Instant until, Duration took) {
  /** The phases of which the end was recorded, in order; each begins where the last one ended. */
  static List<Phase> of(Timeline timeline, Optional<Instant> firstQuery, Instant proved) {
    Builder phases = new Builder(timeline.requestedAt());
    phases.add("snapshot and copy", timeline.waitingSince().or(timeline::restoreCalledAt));
    phases.add(
        "waiting for a place",
        timeline.waitingSince().flatMap(since -> timeline.restoreCalledAt()));
    phases.add("restore", timeline.availableAt());
    phases.add("settling", timeline.settledAt());
    phases.add("first query", firstQuery);
    phases.add("proof", Optional.of(proved));
    return List.copyOf(phases.all);
  }

  private static final class Builder {
    private final List<Phase> all = new ArrayList<>();
    private Instant from;

    Builder(Instant from) {
      this.from = from;
    }

    void add(String name, Optional<Instant> until) {
      until.ifPresent(end -> end(name, end));
    }

    private void end(String name, Instant end) {
      all.add(new Phase(name, end, Age.at(end, from)));
      from = end;
    }
  }
}
