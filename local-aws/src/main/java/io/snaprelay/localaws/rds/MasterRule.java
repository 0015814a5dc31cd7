package io.snaprelay.localaws.rds;

import java.util.regex.Pattern;

/**
 * What an engine allows as master user (botocore, MasterUsername and MasterUserPassword).
 *
 * @param longestName in characters
 * @param longestPassword in characters
 * @param reserved names that belong to the engine or to RDS, whatever their case
 */
record MasterRule(int longestName, int longestPassword, Pattern reserved) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  static final MasterRule OF_POSTGRES =
      new MasterRule(63, 128, reserved("rdsadmin|rds_.*|pg_.*|public|admin"));

  static final MasterRule OF_AURORA_POSTGRESQL = new MasterRule(16, 41, OF_POSTGRES.reserved());

  static final MasterRule OF_MARIADB =
      new MasterRule(16, 41, reserved("rdsadmin|rds_.*|root|mariadb|mysql|public"));

  boolean allows(String name) {
    return name.length() <= longestName
        && NAME.matcher(name).matches()
        && !reserved.matcher(name).matches();
  }

  private static Pattern reserved(String names) {
    return Pattern.compile(names, Pattern.CASE_INSENSITIVE);
  }
}
