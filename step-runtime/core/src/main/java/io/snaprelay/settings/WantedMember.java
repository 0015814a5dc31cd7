package io.snaprelay.settings;

import java.util.Map;

/**
 * An instance that a restored cluster is to have.
 *
 * @param name its identifier once the cluster stays
 * @param settings what it is to be like
 * @param tags the tags of the instance that it stands for, all of them
 */
public record WantedMember(String name, WantedSettings settings, Map<String, String> tags) {
  public WantedMember {
    tags = Map.copyOf(tags);
  }
}
