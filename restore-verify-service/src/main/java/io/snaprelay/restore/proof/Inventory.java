package io.snaprelay.restore.proof;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a server consists of. Each object has a fingerprint of its definition.
 *
 * @param roles the roles by name
 * @param databases the databases by name; of each its objects by kind and name
 */
public record Inventory(
    Map<String, String> roles, Map<String, Map<String, Map<String, String>>> databases) {
  public Inventory {
    roles = new TreeMap<>(roles);
    databases = new TreeMap<>(databases);
  }
}
