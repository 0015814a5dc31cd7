package io.snaprelay.restore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a proof is patient. */
@ConfigMapping(prefix = "snaprelay.verify")
public interface VerifyConfig {
  /** How long after the restore a server that does not let us in is no failure yet. */
  @WithDefault("PT10M")
  Duration connectPatience();

  /** How many sessions a proof reads with at a time, at most 8; more than vCPUs gain nothing. */
  @WithDefault("4")
  int connections();

  /** How many pages of a big table one query reads: 128 MiB. */
  @WithDefault("16384")
  long pagesPerSlice();
}
