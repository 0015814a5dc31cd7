package io.snaprelay.rds;

import java.util.List;
import java.util.Optional;

/**
 * What hangs on a database: looked at before its name goes to another one.
 *
 * @param replicas read replicas, which go on following the old database by its resource id (RDS
 *     User Guide, "Renaming a DB instance")
 * @param replicaOf the database that it replicates
 * @param proxies RDS Proxies that have it as a target
 * @param blueGreen blue/green deployments that it is the source of
 * @param maintenance pending maintenance actions, by the names that RDS gives them
 * @param backupRetentionDays for how many days automated backups are kept; 0 is none
 * @param passwordManaged whether RDS manages its master password: a restore does not get that
 * @param instances how many DB instances the account has and may have in the region; empty if RDS
 *     does not say
 */
public record Surroundings(
    List<String> replicas,
    Optional<String> replicaOf,
    List<String> proxies,
    List<String> blueGreen,
    List<String> maintenance,
    int backupRetentionDays,
    boolean passwordManaged,
    Optional<Quota> instances) {
  public Surroundings {
    replicas = List.copyOf(replicas);
    proxies = List.copyOf(proxies);
    blueGreen = List.copyOf(blueGreen);
    maintenance = List.copyOf(maintenance);
  }

  /**
   * A quota of the account.
   *
   * @param used how much is used
   * @param max how much there may be
   */
  public record Quota(long used, long max) {
    public boolean isUsedUp() {
      return used >= max;
    }
  }
}
