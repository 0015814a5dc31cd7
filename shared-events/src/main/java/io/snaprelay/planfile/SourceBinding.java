package io.snaprelay.planfile;

import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.SnapshotSource.Kind;
import java.time.Instant;
import java.util.Optional;

/** The forms of {@code snapshot.source}. */
final class SourceBinding {
  private SourceBinding() {}

  static SnapshotSource of(Field field) {
    return field.at("at").present()
        ? pointInTime(Instant.parse(field.at("at").required()))
        : field.text().map(text -> word(field, text)).orElse(SnapshotSource.FRESH);
  }

  private static SnapshotSource word(Field field, String text) {
    return SourceRule.WORDS.contains(text)
        ? SnapshotSource.of(field.constant(Kind.class).orElseThrow())
        : SnapshotSource.named(text);
  }

  private static SnapshotSource pointInTime(Instant at) {
    return new SnapshotSource(Kind.POINT_IN_TIME, Optional.empty(), Optional.of(at));
  }
}
