package io.snaprelay.localaws.rds;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.OptionGroup;

/** What one account has in one region. */
final class Inventory {

  private final Names<Instance> instances = new Names<>(DatabaseKind.INSTANCE, Instance.class);
  private final Names<Cluster> clusters = new Names<>(DatabaseKind.CLUSTER, Cluster.class);
  private final Shelf<InstanceSnapshot> snapshots = new Shelf<>();
  private final Shelf<ClusterSnapshot> clusterSnapshots = new Shelf<>();
  private final Map<String, Tagged<DBSubnetGroup>> subnetGroups = new TreeMap<>();
  private final Map<String, Tagged<DBParameterGroup>> parameterGroups = new TreeMap<>();
  private final Map<String, Tagged<DBClusterParameterGroup>> clusterParameterGroups =
      new TreeMap<>();
  private final Map<String, Tagged<OptionGroup>> optionGroups = new TreeMap<>();
  private final Map<ParameterGroup, Boolean> forcedTls = new HashMap<>();

  private record ParameterGroup(DatabaseKind kind, String name) {}

  Names<Instance> instances() {
    return instances;
  }

  Names<Cluster> clusters() {
    return clusters;
  }

  Names<?> names(DatabaseKind kind) {
    return switch (kind) {
      case INSTANCE -> instances;
      case CLUSTER -> clusters;
    };
  }

  /** Whether the ARN is that of an instance or a cluster that a name finds here. */
  boolean hasDatabase(String arn) {
    return Stream.of(instances, clusters)
        .flatMap(names -> names.all().stream())
        .anyMatch(database -> database.arn().equals(arn));
  }

  Shelf<InstanceSnapshot> snapshots() {
    return snapshots;
  }

  Shelf<ClusterSnapshot> clusterSnapshots() {
    return clusterSnapshots;
  }

  Map<String, Tagged<DBSubnetGroup>> subnetGroups() {
    return subnetGroups;
  }

  Map<String, Tagged<DBParameterGroup>> parameterGroups() {
    return parameterGroups;
  }

  Map<String, Tagged<DBClusterParameterGroup>> clusterParameterGroups() {
    return clusterParameterGroups;
  }

  Map<String, Tagged<OptionGroup>> optionGroups() {
    return optionGroups;
  }

  /** Whether the parameter group forces TLS; empty if it says nothing. */
  Optional<Boolean> forcedTls(DatabaseKind kind, String parameterGroup) {
    return Optional.ofNullable(forcedTls.get(new ParameterGroup(kind, parameterGroup)));
  }

  void forceTls(DatabaseKind kind, String parameterGroup, boolean forced) {
    forcedTls.put(new ParameterGroup(kind, parameterGroup), forced);
  }
}
