package io.snaprelay.restore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How a proof connects, and how long it is patient. */
@ConfigMapping(prefix = "snaprelay.verify")
public interface VerifyConfig {
  /**
   * PEM file with the certificates that database servers are checked against; the default is where
   * the container image keeps RDS's global bundle.
   */
  @WithDefault("/opt/snaprelay/rds-global-bundle.pem")
  Path caBundle();

  /** The longest that one statement may run: a first read of a fresh restore comes from S3. */
  @WithDefault("PT6H")
  Duration statementTimeout();

  /** How long after the restore a server that does not let us in is no failure yet. */
  @WithDefault("PT10M")
  Duration connectPatience();
}
