package io.snaprelay.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A rules file.
 *
 * @param key where the key comes from
 * @param databases by name, in the order of the file
 */
public record Rules(KeySource key, Map<String, DatabaseRules> databases) {
  public Rules {
    databases = new LinkedHashMap<>(databases);
  }

  public Optional<DatabaseRules> database(String name) {
    return Optional.ofNullable(databases.get(name));
  }
}
