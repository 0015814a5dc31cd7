package io.snaprelay.restore.proof;

import io.snaprelay.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  private static final int SHOWN = 12;

  public Inventory {
    roles = new TreeMap<>(roles);
    databases = new TreeMap<>(databases);
  }

  /** How many of each kind a database has, in words. */
  public static String counts(Map<String, Map<String, String>> objects) {
    List<String> counts =
        objects.entrySet().stream()
            .map(entry -> entry.getValue().size() + " " + entry.getKey())
            .toList();
    return String.join(", ", counts);
  }

  /** Stands for a definition: the same for the same words. */
  public static String fingerprint(String definition) {
    return Sha256.hex(definition.getBytes(StandardCharsets.UTF_8)).substring(0, SHOWN);
  }
}
