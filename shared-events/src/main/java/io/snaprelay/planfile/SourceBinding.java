package io.snaprelay.planfile;

import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.SnapshotSource.Kind;
import io.snaprelay.wire.PointInTimeText;
import io.snaprelay.wire.SnapshotSourceText;

/** The section {@code snapshot}, and what its absence means. */
final class SourceBinding {
  private SourceBinding() {}

  static SnapshotSource of(Field plan) {
    Field section = plan.at("snapshot");
    SnapshotSource source = source(section.at("source"), unsaid(plan));
    return section.at("within").duration().map(source::within).orElse(source);
  }

  /** Disaster recovery takes what is there: the source may be gone. */
  private static SnapshotSource unsaid(Field plan) {
    boolean picks = plan.at("restore").at("mode").is("dr") && !plan.at("copy").present();
    return picks ? SnapshotSource.of(Kind.GOOD) : SnapshotSource.FRESH;
  }

  private static SnapshotSource source(Field field, SnapshotSource unsaid) {
    return field.at("at").present()
        ? PointInTimeText.parse(field.at("at").required())
        : field.text().map(SnapshotSourceText::parse).orElse(unsaid);
  }
}
