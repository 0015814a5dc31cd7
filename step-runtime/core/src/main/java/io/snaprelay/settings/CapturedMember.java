package io.snaprelay.settings;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An instance of a cluster at one instant.
 *
 * @param identifier the name that it had
 * @param resourceId its immutable id
 * @param values its settings by name; one that it does not have is not there
 * @param tags its tags
 */
public record CapturedMember(
    String identifier,
    String resourceId,
    SortedMap<String, String> values,
    SortedMap<String, String> tags) {
  public CapturedMember {
    values = new TreeMap<>(values);
    tags = new TreeMap<>(tags);
  }

  /** An instance of a cluster. */
  public static CapturedMember of(
      String identifier, String resourceId, Map<String, String> values, Map<String, String> tags) {
    return new CapturedMember(identifier, resourceId, new TreeMap<>(values), new TreeMap<>(tags));
  }
}
