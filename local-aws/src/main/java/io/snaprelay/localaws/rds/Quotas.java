package io.snaprelay.localaws.rds;

/**
 * What an account may have in a region (RDS User Guide and Aurora User Guide, "Quotas and
 * constraints").
 *
 * @param instances DB instances
 * @param clusters DB clusters
 * @param manualSnapshots manual DB snapshots
 * @param manualClusterSnapshots manual DB cluster snapshots
 * @param copiesInProgress copies of DB snapshots from other regions at a time
 * @param clusterCopiesInProgress copies of DB cluster snapshots from other regions at a time
 * @param accountsPerSnapshot accounts that a snapshot is shared with
 */
public record Quotas(
    int instances,
    int clusters,
    int manualSnapshots,
    int manualClusterSnapshots,
    int copiesInProgress,
    int clusterCopiesInProgress,
    int accountsPerSnapshot) {

  public static Quotas ofAws() {
    return new Quotas(40, 40, 100, 100, 20, 5, 20);
  }

  /** Instances and clusters. */
  public Quotas withInstances(int count) {
    return new Quotas(
        count,
        count,
        manualSnapshots,
        manualClusterSnapshots,
        copiesInProgress,
        clusterCopiesInProgress,
        accountsPerSnapshot);
  }

  /** Of instances and of clusters, each. */
  public Quotas withManualSnapshots(int count) {
    return new Quotas(
        instances,
        clusters,
        count,
        count,
        copiesInProgress,
        clusterCopiesInProgress,
        accountsPerSnapshot);
  }

  /** Of instances and of clusters, each. */
  public Quotas withCopiesInProgress(int count) {
    return new Quotas(
        instances,
        clusters,
        manualSnapshots,
        manualClusterSnapshots,
        count,
        count,
        accountsPerSnapshot);
  }
}
