package io.snaprelay.restore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The site in which temporary databases are restored. */
@ConfigMapping(prefix = "snaprelay.restore")
public interface RestoreConfig {
  /** The DB subnet group; its subnets should have no way to the internet. */
  String subnetGroup();

  /** Ids of VPC security groups that admit this service and nobody else; at least one. */
  List<String> securityGroups();

  /**
   * Other accounts in which databases are restored: each entry is an account and the id of one of
   * its VPC security groups, {@code 222222222222:sg-0123456789abcdef0}. Their DB subnet group bears
   * the name of ours.
   */
  Optional<List<String>> otherAccounts();

  /** ARN of the role that these accounts let us assume, {@code %s} for the account. */
  @WithDefault("arn:aws:iam::%s:role/snaprelay-restore")
  String role();

  /** After about how long a restore that found no place looks again. */
  @WithDefault("PT15S")
  Duration placeRecheck();
}
