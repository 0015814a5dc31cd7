package io.snaprelay.cli.doctor;

/** The quotas that runs use up (RDS API Reference, AccountQuota). */
enum QuotaName {
  INSTANCES("DBInstances", "DB instances"),
  CLUSTERS("DBClusters", "DB clusters"),
  SNAPSHOTS("ManualSnapshots", "manual DB snapshots"),
  CLUSTER_SNAPSHOTS("ManualClusterSnapshots", "manual DB cluster snapshots"),
  STORAGE("AllocatedStorage", "GiB of storage of DB instances");

  private final String wireName;
  private final String text;

  QuotaName(String wireName, String text) {
    this.wireName = wireName;
    this.text = text;
  }

  String wireName() {
    return wireName;
  }

  String text() {
    return text;
  }
}
