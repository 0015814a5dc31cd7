package io.snaprelay.snapshot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What this service needs to know beside what every service does. */
@ConfigMapping(prefix = "snaprelay")
interface SnapshotConfig {
  /**
   * Where the plan file lies: a path, {@code s3://bucket/key}, or {@code ssm:/name} for a parameter
   * of the SSM Parameter Store.
   */
  String plans();

  Schedule schedule();

  /** What is expected of schedules. */
  interface Schedule {
    /** How long after its time a schedule may start its runs, before people are told. */
    @WithDefault("30M")
    Duration startsWithin();
  }
}
