package io.snaprelay.sanitize;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How hard masking works a temporary database. */
@ConfigMapping(prefix = "snaprelay.sanitize")
interface SanitizeConfig {
  /** How many tables are written at the same time; more than the instance has CPUs is no gain. */
  @WithDefault("2")
  int connections();

  /** How long a statement waits for a lock: nobody else should be in there. */
  @WithDefault("PT1M")
  Duration lockTimeout();

  /** Memory for one index build, as PostgreSQL writes it. */
  @WithDefault("256MB")
  String maintenanceMemory();
}
