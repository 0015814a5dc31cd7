package io.snaprelay.retention;

import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Retain;
import io.snaprelay.plan.Retain.Generations;
import io.snaprelay.plan.Sanitize;
import java.time.Duration;
import java.util.Optional;

/**
 * What a plan says about retention.
 *
 * @param source how old the data of a source may become; absent: sources stay
 * @param copies which copies stay; absent: all
 * @param sanitized how many sanitized snapshots stay; absent: all
 * @param reEncrypts whether sanitized snapshots get a key of their own, so that the one under
 *     production's key is only on its way
 */
public record Rules(
    Optional<Duration> source,
    Optional<Generations> copies,
    Optional<Integer> sanitized,
    boolean reEncrypts) {

  /** The rules of a plan. */
  public static Rules of(Plan plan) {
    return new Rules(
        plan.retain().flatMap(Retain::source),
        plan.retain().flatMap(Retain::copies),
        plan.sanitize().flatMap(Sanitize::keep),
        plan.sanitize().flatMap(Sanitize::kmsKey).isPresent());
  }

  /** Whether anything can expire. */
  public boolean areAny() {
    return source.isPresent() || copies.isPresent() || sanitized.isPresent() || reEncrypts;
  }
}
