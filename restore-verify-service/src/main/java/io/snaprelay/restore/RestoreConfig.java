package io.snaprelay.restore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The site in which temporary databases are restored. */
@ConfigMapping(prefix = "snaprelay.restore")
public interface RestoreConfig {
  /** The DB subnet group; its subnets should have no way to the internet. */
  String subnetGroup();

  /** Ids of VPC security groups that admit this service and nobody else; at least one. */
  List<String> securityGroups();

  /** After about how long a restore that found no place looks again. */
  @WithDefault("PT15S")
  Duration placeRecheck();
}
