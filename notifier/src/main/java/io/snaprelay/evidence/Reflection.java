package io.snaprelay.evidence;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The records that become JSON by reflection: a native executable keeps only what stands here. */
@RegisterForReflection(
    targets = {
      Evidence.class,
      ChainSection.class,
      RunSection.class,
      DatabaseSection.class,
      SnapshotSection.class,
      RestoreSection.class,
      Phase.class,
      RecoveryTime.class,
      RecoveryPoint.class,
      HandOff.class,
      HandOff.Lag.class,
      Proof.class,
      Skips.class,
      SourceFile.class,
      SanitizeSection.class,
      SettingsSection.class,
      Failure.class,
      StepSection.class
    })
final class Reflection {
  private Reflection() {}
}
