package io.snaprelay.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A setting that stands in what RDS describes.
 *
 * @param <T> what RDS describes: an instance or a cluster
 */
interface DescribedSetting<T> extends Setting {
  /** Where it stands. */
  Function<T, ?> read();

  /** Its value as text; empty if there is none. Lists are sorted. */
  default Optional<String> of(T described) {
    return Described.text(read().apply(described));
  }

  /** The values of all settings of a table, by name; one that has none is left out. */
  static <T> Map<String, String> values(DescribedSetting<T>[] table, T described) {
    Map<String, String> values = new HashMap<>();
    for (DescribedSetting<T> setting : table) {
      setting.of(described).ifPresent(value -> values.put(setting.settingName(), value));
    }
    return values;
  }
}
