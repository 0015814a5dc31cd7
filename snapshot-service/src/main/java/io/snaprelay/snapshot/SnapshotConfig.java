package io.snaprelay.snapshot;

import io.smallrye.config.ConfigMapping;

/** What this service needs to know beside what every service does. No key has a default. */
@ConfigMapping(prefix = "snaprelay")
interface SnapshotConfig {
  /**
   * Where the plan file lies: a path, {@code s3://bucket/key}, or {@code ssm:/name} for a parameter
   * of the SSM Parameter Store.
   */
  String plans();
}
