package io.snaprelay.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How sessions in temporary databases are held. */
@ConfigMapping(prefix = "snaprelay.database")
public interface DatabaseConfig {
  /**
   * PEM file with the certificates that database servers are checked against; the default is where
   * the container image keeps RDS's global bundle.
   */
  @WithDefault("/opt/snaprelay/rds-global-bundle.pem")
  Path caBundle();

  /** The longest that one statement may run: a first read of a fresh restore comes from S3. */
  @WithDefault("PT6H")
  Duration statementTimeout();
}
