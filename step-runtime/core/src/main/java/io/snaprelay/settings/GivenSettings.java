package io.snaprelay.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings by name, read as what a request takes. */
record GivenSettings(Map<String, String> values) {
  GivenSettings {
    values = Map.copyOf(values);
  }

  Optional<String> text(Setting setting) {
    return Optional.ofNullable(values.get(setting.settingName()));
  }

  Optional<Integer> number(Setting setting) {
    return text(setting).map(Integer::valueOf);
  }

  Optional<Boolean> flag(Setting setting) {
    return text(setting).map(Boolean::valueOf);
  }

  Optional<List<String>> list(Setting setting) {
    return text(setting).map(joined -> List.of(joined.split(",")));
  }
}
