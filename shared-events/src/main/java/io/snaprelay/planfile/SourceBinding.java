package io.snaprelay.planfile;

import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.SnapshotSource.Kind;
import io.snaprelay.wire.SnapshotSourceText;
import java.time.Instant;
import java.util.Optional;

/** The forms of {@code snapshot.source}. */
final class SourceBinding {
  private SourceBinding() {}

  static SnapshotSource of(Field field) {
    return field.at("at").present()
        ? pointInTime(Instant.parse(field.at("at").required()))
        : field.text().map(SnapshotSourceText::parse).orElse(SnapshotSource.FRESH);
  }

  private static SnapshotSource pointInTime(Instant at) {
    return new SnapshotSource(Kind.POINT_IN_TIME, Optional.empty(), Optional.of(at));
  }
}
