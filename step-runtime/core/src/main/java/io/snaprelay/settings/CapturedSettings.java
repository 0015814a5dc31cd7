package io.snaprelay.settings;

import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All settings of a database at one instant.
 *
 * @param database the database, under the name that it had
 * @param resourceId its immutable id
 * @param capturedAt when RDS described it
 * @param values its settings by name; one that it does not have is not there
 * @param tags its tags
 */
public record CapturedSettings(
    DatabaseRef database,
    String resourceId,
    Instant capturedAt,
    SortedMap<String, String> values,
    SortedMap<String, String> tags) {
  public CapturedSettings {
    values = new TreeMap<>(values);
    tags = new TreeMap<>(tags);
  }

  /** The settings of a database. */
  public static CapturedSettings of(
      DatabaseRef database,
      String resourceId,
      Instant capturedAt,
      Map<String, String> values,
      Map<String, String> tags) {
    return new CapturedSettings(
        database, resourceId, capturedAt, new TreeMap<>(values), new TreeMap<>(tags));
  }

  /** One setting of a DB instance. */
  public Optional<String> value(InstanceSetting setting) {
    return Optional.ofNullable(values.get(setting.settingName()));
  }
}
