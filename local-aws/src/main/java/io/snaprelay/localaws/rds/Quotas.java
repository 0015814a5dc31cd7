package io.snaprelay.localaws.rds;

/**
 * What an account may have in a region (RDS User Guide, "Quotas and constraints").
 *
 * @param instances DB instances
 * @param manualSnapshots manual DB snapshots
 * @param copiesInProgress copies from other regions at a time
 * @param accountsPerSnapshot accounts that a snapshot is shared with
 */
public record Quotas(
    int instances, int manualSnapshots, int copiesInProgress, int accountsPerSnapshot) {

  public static Quotas ofAws() {
    return new Quotas(40, 100, 20, 20);
  }

  public Quotas withInstances(int count) {
    return new Quotas(count, manualSnapshots, copiesInProgress, accountsPerSnapshot);
  }

  public Quotas withManualSnapshots(int count) {
    return new Quotas(instances, count, copiesInProgress, accountsPerSnapshot);
  }
}
