package io.snaprelay.localaws.rds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.OptionGroup;

/** What one account has in one region. */
final class Inventory {

  private final Map<String, Instance> instances = new TreeMap<>();
  private final Map<String, Instance> takenNames = new TreeMap<>();
  private final List<Instance> betweenNames = new ArrayList<>();
  private final Map<String, Snapshot> snapshots = new TreeMap<>();
  private final Map<String, Tagged<DBSubnetGroup>> subnetGroups = new TreeMap<>();
  private final Map<String, Tagged<DBParameterGroup>> parameterGroups = new TreeMap<>();
  private final Map<String, Boolean> forcedTls = new TreeMap<>();
  private final Map<String, Tagged<OptionGroup>> optionGroups = new TreeMap<>();

  Collection<Instance> instances() {
    return instances.values();
  }

  Instance instance(String id) {
    return Optional.ofNullable(instances.get(id.toLowerCase(Locale.ROOT)))
        .orElseThrow(() -> RdsError.DB_INSTANCE_NOT_FOUND.because("DBInstance %s not found.", id));
  }

  void add(Instance instance) {
    mustBeFree(instance.id());
    instances.put(instance.id(), instance);
  }

  void mustBeFree(String id) {
    if (instances.containsKey(id)) {
      throw RdsError.DB_INSTANCE_ALREADY_EXISTS.because("DB instance already exists: %s", id);
    }
    if (takenNames.containsKey(id)) {
      throw Guess.NAME_IS_BEING_RENAMED_ONTO.with(id);
    }
  }

  void remove(Instance instance) {
    instances.remove(instance.id());
  }

  /** From now on nobody else gets the name. */
  void take(String newName, Instance instance) {
    mustBeFree(newName);
    takenNames.put(newName, instance);
  }

  /** The old name is free, and neither name finds the instance. */
  void leaveName(Instance instance) {
    instances.remove(instance.id());
    betweenNames.add(instance);
  }

  void arriveAtName(Instance instance) {
    betweenNames.remove(instance);
    takenNames.remove(instance.id());
    instances.put(instance.id(), instance);
  }

  List<Instance> betweenNames() {
    return betweenNames;
  }

  Collection<Snapshot> snapshots() {
    return snapshots.values();
  }

  Optional<Snapshot> findSnapshot(String id) {
    return Optional.ofNullable(snapshots.get(id));
  }

  void add(Snapshot snapshot) {
    if (snapshots.containsKey(snapshot.id())) {
      throw RdsError.DB_SNAPSHOT_ALREADY_EXISTS.because(
          "Cannot create the snapshot because a snapshot with the identifier %s already exists.",
          snapshot.id());
    }
    snapshots.put(snapshot.id(), snapshot);
  }

  void remove(Snapshot snapshot) {
    snapshots.remove(snapshot.id());
  }

  Map<String, Tagged<DBSubnetGroup>> subnetGroups() {
    return subnetGroups;
  }

  Map<String, Tagged<DBParameterGroup>> parameterGroups() {
    return parameterGroups;
  }

  Map<String, Tagged<OptionGroup>> optionGroups() {
    return optionGroups;
  }

  /** Whether the parameter group forces TLS; empty if it says nothing. */
  Optional<Boolean> forcedTls(String parameterGroup) {
    return Optional.ofNullable(forcedTls.get(parameterGroup));
  }

  void forceTls(String parameterGroup, boolean forced) {
    forcedTls.put(parameterGroup, forced);
  }
}
