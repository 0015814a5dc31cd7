package io.snaprelay.settings;

import java.util.HashMap;
import java.util.Map;

/** Members of RDS's answers that are no settings, each with the reason. */
final class NotSettings {
  private static final String IDENTITY = "says which one it is, and where";
  private static final String STATE = "says what it is doing, or has done";
  private static final String OTHERS = "says what other resources it belongs to";
  private static final String PART = "counts only with the rest of its group of members";
  private static final String MEMBERS = "each instance has a table of its own, below";

  static final Map<String, String> OF_INSTANCES = new HashMap<>();
  static final Map<String, String> OF_CLUSTERS = new HashMap<>();

  static {
    of(OF_INSTANCES, IDENTITY, "DBInstanceIdentifier", "DBInstanceArn", "DbiResourceId");
    of(OF_INSTANCES, IDENTITY, "DBSystemId", "ListenerEndpoint", "DbInstancePort");
    of(OF_INSTANCES, STATE, "DBInstanceStatus", "InstanceCreateTime", "LatestRestorableTime");
    of(OF_INSTANCES, STATE, "PendingModifiedValues", "StatusInfos", "AutomaticRestartTime");
    of(OF_INSTANCES, STATE, "PercentProgress", "SecondaryAvailabilityZone", "CertificateDetails");
    of(OF_INSTANCES, STATE, "EnhancedMonitoringResourceArn", "ResumeFullAutomationModeTime");
    of(OF_INSTANCES, STATE, "IsStorageConfigUpgradeAvailable", "StorageVolumeStatus");
    of(OF_INSTANCES, OTHERS, "AwsBackupRecoveryPointArn", "DBClusterIdentifier", "PromotionTier");
    of(OF_INSTANCES, OTHERS, "ReadReplicaSourceDBInstanceIdentifier");
    of(OF_INSTANCES, OTHERS, "ReadReplicaSourceDBClusterIdentifier");
    of(OF_INSTANCES, OTHERS, "ReadReplicaDBClusterIdentifiers");
    of(OF_INSTANCES, "of a network that AWS has retired", "DBSecurityGroups");
    of(OF_INSTANCES, "tags are taken over and compared by themselves", "TagList");
    of(OF_INSTANCES, PART, "ActivityStreamMode", "ActivityStreamKmsKeyId");
    of(OF_INSTANCES, PART, "ActivityStreamKinesisStreamName", "ActivityStreamPolicyStatus");
    of(OF_INSTANCES, PART, "ActivityStreamEngineNativeAuditFieldsIncluded");
    of(OF_INSTANCES, PART, "ActivityStreamStatus");

    of(OF_CLUSTERS, IDENTITY, "DBClusterIdentifier", "DBClusterArn", "DbClusterResourceId");
    of(OF_CLUSTERS, IDENTITY, "DBSystemId", "Endpoint", "ReaderEndpoint", "HostedZoneId");
    of(OF_CLUSTERS, STATE, "Status", "PercentProgress", "ClusterCreateTime", "StatusInfos");
    of(OF_CLUSTERS, STATE, "EarliestRestorableTime", "LatestRestorableTime");
    of(OF_CLUSTERS, STATE, "EarliestBacktrackTime", "BacktrackConsumedChangeRecords");
    of(OF_CLUSTERS, STATE, "PendingModifiedValues", "AutomaticRestartTime", "Capacity");
    of(OF_CLUSTERS, STATE, "IOOptimizedNextAllowedModificationTime");
    of(OF_CLUSTERS, STATE, "GlobalWriteForwardingStatus", "ServerlessV2PlatformVersion");
    of(OF_CLUSTERS, OTHERS, "CloneGroupId", "CrossAccountClone", "AwsBackupRecoveryPointArn");
    of(OF_CLUSTERS, MEMBERS, "DBClusterMembers");
    of(OF_CLUSTERS, "follows from where the instances are", "MultiAZ");
    of(OF_CLUSTERS, "tags are taken over and compared by themselves", "TagList");
    of(OF_CLUSTERS, PART, "ActivityStreamMode", "ActivityStreamStatus");
    of(OF_CLUSTERS, PART, "ActivityStreamKmsKeyId", "ActivityStreamKinesisStreamName");
  }

  private NotSettings() {}

  private static void of(Map<String, String> all, String why, String... members) {
    for (String member : members) {
      all.put(member, why);
    }
  }

  /** How a setting gets into a restored database, in the words of the documents. */
  static String words(Way way) {
    return switch (way) {
      case RESTORE -> "with the call that creates it";
      case MODIFY -> "by a modification before the proof";
      case PROMOTION -> "by a modification once it stays";
      case IN_PLACE -> "by a modification once it is in its place";
      case PROTECTED -> "protected once it stays";
      case KEPT -> "forced by RDS: the snapshot's";
      case CHOSEN -> "forced by RDS: the snapshot's, or the plan's";
      case WITHHELD -> "never asked for";
      case NOT_RESTORED -> "not restored, compared only";
    };
  }
}
