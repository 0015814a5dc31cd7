package io.snaprelay.sanitize;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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

  /**
   * The folder with {@code pg_dump} and {@code pg_restore}, for level L3; {@code %d} stands for the
   * major version of the server.
   */
  @WithDefault("/usr/lib/postgresql/%d/bin")
  String clients();

  /**
   * A folder with room for a compressed dump of the largest masked database, for level L3; a folder
   * for each run is made in it, and deleted. Absent means where the machine keeps temporary files.
   */
  Optional<Path> scratch();
}
