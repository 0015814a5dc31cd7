package io.snaprelay.settings;

import static io.snaprelay.aws.AwsCalls.call;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Filter;

/** The instances of an Aurora cluster, in the order in which a restore makes them. */
final class ClusterMembers {
  /** RDS makes, sizes and deletes those of a Multi-AZ DB cluster (RDS User Guide). */
  private static final Set<String> MULTI_AZ = Set.of("postgres", "mysql");

  private static final int LAST_TIER = 15;

  private ClusterMembers() {}

  /**
   * The writer first: the first instance that a restored cluster gets writes. The others by
   * promotion tier, so that one that takes over is as it was.
   */
  static List<CapturedMember> of(DBCluster cluster, RdsClient rds) {
    if (MULTI_AZ.contains(cluster.engine())) {
      return List.of();
    }
    Set<String> writers =
        cluster.dbClusterMembers().stream()
            .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
            .map(DBClusterMember::dbInstanceIdentifier)
            .collect(Collectors.toSet());
    return instances(cluster, rds).stream()
        .sorted(
            Comparator.comparing((DBInstance it) -> !writers.contains(it.dbInstanceIdentifier()))
                .thenComparing(ClusterMembers::tier)
                .thenComparing(DBInstance::dbInstanceIdentifier))
        .map(ClusterMembers::captured)
        .toList();
  }

  private static List<DBInstance> instances(DBCluster cluster, RdsClient rds) {
    Filter its =
        Filter.builder().name("db-cluster-id").values(cluster.dbClusterIdentifier()).build();
    return call(
        "rds:DescribeDBInstances",
        () ->
            rds.describeDBInstancesPaginator(it -> it.filters(its)).dbInstances().stream()
                .toList());
  }

  private static Integer tier(DBInstance instance) {
    return Optional.ofNullable(instance.promotionTier()).orElse(LAST_TIER);
  }

  private static CapturedMember captured(DBInstance found) {
    return CapturedMember.of(
        found.dbInstanceIdentifier(),
        found.dbiResourceId(),
        DescribedSetting.values(MemberSetting.values(), found),
        Described.tags(found.tagList()));
  }
}
