package io.snaprelay.rds;

import java.util.List;
import java.util.Optional;

/**
 * What hangs on a database: looked at before its name goes to another one.
 *
 * @param replicas read replicas, which go on following the old database by its resource id (RDS
 *     User Guide, "Renaming a DB instance")
 * @param replicaOf the database that it replicates
 * @param globalCluster the Aurora global database that it is a part of
 * @param endpoints custom endpoints of an Aurora cluster, which lead to its instances whatever they
 *     are called (Aurora User Guide, "Custom endpoints for Amazon Aurora")
 * @param proxies RDS Proxies that have it as a target
 * @param blueGreen blue/green deployments that it is the source of
 * @param maintenance pending maintenance actions, of it and its instances, by the names that RDS
 *     gives them
 * @param backupRetentionDays for how many days automated backups are kept; 0 is none
 * @param passwordManaged whether RDS manages its master password: a restore does not get that
 * @param quotas what another one like it counts towards; those that RDS does not tell are not there
 */
public record Surroundings(
    List<String> replicas,
    Optional<String> replicaOf,
    Optional<String> globalCluster,
    List<String> endpoints,
    List<String> proxies,
    List<String> blueGreen,
    List<String> maintenance,
    int backupRetentionDays,
    boolean passwordManaged,
    List<Quota> quotas) {
  public Surroundings {
    replicas = List.copyOf(replicas);
    endpoints = List.copyOf(endpoints);
    proxies = List.copyOf(proxies);
    blueGreen = List.copyOf(blueGreen);
    maintenance = List.copyOf(maintenance);
    quotas = List.copyOf(quotas);
  }

  /**
   * A quota of the account.
   *
   * @param what what is counted, for people
   * @param used how much is used
   * @param max how much there may be
   * @param needed how much a second database like this one takes
   */
  public record Quota(String what, long used, long max, long needed) {
    /** Whether there is no room for a second one. */
    public boolean isShort() {
      return used + needed > max;
    }
  }
}
