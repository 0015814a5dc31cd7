package io.snaprelay.rds;

import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose a resource is, as its tags say.
 *
 * @param run the run that created it
 * @param step the step that created it
 * @param role what it is for
 */
public record Ownership(RunId run, StepName step, ResourceRole role) {
  /** Reads tags; empty if they do not say that SnapRelay created the resource. */
  public static Optional<Ownership> of(Map<String, String> tags) {
    String run = tags.get(TagKeys.RUN);
    String step = tags.get(TagKeys.STEP);
    Optional<ResourceRole> role = ResourceRole.ofTag(tags.get(TagKeys.ROLE));
    if (!RunId.isValid(run) || step == null || role.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Ownership(new RunId(run), new StepName(step), role.get()));
  }

  /** Whether tags say that this step of this run created the resource, in this role. */
  public boolean isWrittenIn(Map<String, String> tags) {
    return of(tags).filter(this::equals).isPresent();
  }

  /** The tags that say so. */
  public Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(TagKeys.RUN, run.value());
    tags.put(TagKeys.STEP, step.value());
    tags.put(TagKeys.ROLE, role.tagValue());
    return tags;
  }

  /** The tags, with the time after which the resource may be swept. */
  public Map<String, String> tagsUntil(Instant expiry) {
    Map<String, String> tags = tags();
    tags.put(TagKeys.EXPIRES_AT, expiry.toString());
    return tags;
  }
}
