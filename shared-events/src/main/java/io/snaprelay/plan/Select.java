package io.snaprelay.plan;

import java.util.List;
import java.util.Optional;

/**
 * Databases chosen by a tag when a run is asked for: one that gets the tag is in the next run.
 *
 * @param key the tag's key
 * @param value the tag's value
 * @param regions where they are looked for
 * @param engine RDS's name of their engine; absent means any
 */
public record Select(String key, String value, List<String> regions, Optional<String> engine) {
  public Select {
    regions = List.copyOf(regions);
  }
}
