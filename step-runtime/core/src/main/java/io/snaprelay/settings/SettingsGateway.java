package io.snaprelay.settings;

import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we ask of RDS about the settings of databases. Every method throws {@link
 * io.snaprelay.aws.AwsFailure}.
 */
public interface SettingsGateway {
  /**
   * Everything that RDS describes of a database, and of the instances of an Aurora cluster; empty
   * if RDS knows none of that name.
   *
   * @param at the instant that the capture bears
   */
  Optional<CapturedSettings> capture(DatabaseRef database, Instant at);

  /**
   * Begins a change of settings, at once.
   *
   * @param database a database, or an instance of a cluster by its own reference
   * @param settings by name; what cannot be changed is left out
   */
  void change(DatabaseRef database, Map<String, String> settings);

  /**
   * The groups among these settings that RDS does not know in an account and region, in words.
   *
   * @param there a database of that account and region, which need not exist
   */
  List<String> missing(DatabaseRef there, Map<String, String> settings);

  /** The VPC of a DB subnet group; empty if RDS knows none of that name there. */
  Optional<String> vpc(DatabaseRef there, String subnetGroup);
}
