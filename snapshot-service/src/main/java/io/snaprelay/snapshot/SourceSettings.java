package io.snaprelay.snapshot;

import io.snaprelay.settings.SettingsGateway;
import io.snaprelay.settings.SettingsRecords;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Writes down what the source of a run is like before anything is done with its snapshot: on the
 * day of a disaster nobody can ask it any more.
 */
@ApplicationScoped
class SourceSettings {
  private final SettingsGateway settings;
  private final SettingsRecords records;

  SourceSettings(SettingsGateway settings, SettingsRecords records) {
    this.settings = settings;
    this.records = records;
  }

  /** Once per run. The source of a disaster recovery is not asked: its region may be gone. */
  void capture(Run run) {
    boolean elsewhere =
        run.plan().restore().flatMap(restore -> restore.picksIn(run.plan())).isPresent();
    if (!elsewhere && records.of(run.id()).isEmpty()) {
      settings
          .capture(run.frozen().database(), run.now())
          .ifPresent(captured -> records.keep(run.id(), captured));
    }
  }
}
