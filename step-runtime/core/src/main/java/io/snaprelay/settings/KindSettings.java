package io.snaprelay.settings;

import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link SettingsGateway} asks for that depends on the kind of a database. */
interface KindSettings {
  Optional<CapturedSettings> capture(DatabaseRef database, Instant at);

  void change(DatabaseRef database, Map<String, String> settings);

  List<String> missing(DatabaseRef there, Map<String, String> settings);
}
