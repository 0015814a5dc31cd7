package io.snaprelay.planfile;

import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.wire.SnapshotSourceText;
import java.time.Instant;

/** The section {@code snapshot}. */
final class SourceBinding {
  private SourceBinding() {}

  static SnapshotSource of(Field section) {
    SnapshotSource source = source(section.at("source"));
    return section.at("within").duration().map(source::within).orElse(source);
  }

  private static SnapshotSource source(Field field) {
    return field.at("at").present()
        ? SnapshotSource.pointInTime(Instant.parse(field.at("at").required()))
        : field.text().map(SnapshotSourceText::parse).orElse(SnapshotSource.FRESH);
  }
}
