package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.iam.Estate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Instances, clusters, snapshots and groups, as conditions of policies see them. */
record Things(World world) {

  Estate.Thing of(String arn) {
    if (!isWhole(arn)) {
      return Estate.Thing.NONE;
    }
    RdsArn parsed = RdsArn.parse(arn);
    Inventory inventory = world.at(parsed.place());
    return switch (parsed.type()) {
      case "db" ->
          database(
              inventory.instances(),
              arn,
              it -> it.shown().kmsKeyId(),
              it -> it.shown().engineVersion());
      case "cluster" ->
          database(
              inventory.clusters(),
              arn,
              it -> it.shown().kmsKeyId(),
              it -> it.shown().engineVersion());
      case "snapshot" ->
          inventory
              .snapshots()
              .find(parsed.id())
              .map(it -> snapshot(it, it.shown().engineVersion()))
              .orElse(Estate.Thing.NONE);
      case "cluster-snapshot" ->
          inventory
              .clusterSnapshots()
              .find(parsed.id())
              .map(it -> snapshot(it, it.shown().engineVersion()))
              .orElse(Estate.Thing.NONE);
      case "subgrp" -> group(inventory.subnetGroups(), parsed.id());
      case "pg" -> group(inventory.parameterGroups(), parsed.id());
      case "cluster-pg" -> group(inventory.clusterParameterGroups(), parsed.id());
      case "og" -> group(inventory.optionGroups(), parsed.id());
      default -> Estate.Thing.NONE;
    };
  }

  private static boolean isWhole(String arn) {
    return arn.startsWith("arn:aws:rds:") && arn.split(":", 7).length == 7;
  }

  private static <D extends RdsDatabase<?>> Estate.Thing database(
      Names<D> names, String arn, Function<D, String> key, Function<D, String> version) {
    return Stream.concat(names.all().stream(), names.between().stream())
        .filter(database -> database.arn().equals(arn))
        .findFirst()
        .map(
            database ->
                like(
                    Tags.map(database.tags()),
                    key.apply(database),
                    database.engine().wireName(),
                    version.apply(database)))
        .orElse(Estate.Thing.NONE);
  }

  private static Estate.Thing like(
      Map<String, String> tags, String kmsKey, String engine, String version) {
    Estate.Thing groups = withGroups(engine, version);
    return new Estate.Thing(
        tags, Optional.ofNullable(kmsKey), groups.parameterGroup(), groups.optionGroup());
  }

  private static Estate.Thing snapshot(Snapshot snapshot, String version) {
    return like(Tags.map(snapshot.tags()), snapshot.kmsKey(), snapshot.engineName(), version);
  }

  private static <T> Estate.Thing group(Map<String, Tagged<T>> groups, String id) {
    Map<String, String> tags =
        Optional.ofNullable(groups.get(id)).map(it -> Tags.map(it.tags())).orElse(Map.of());
    return new Estate.Thing(tags, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Estate.Thing withGroups(String engine, String version) {
    return new Estate.Thing(
        Map.of(),
        Optional.empty(),
        Optional.of(Groups.defaultParameterGroup(engine, version)),
        Optional.of(Groups.defaultOptionGroup(engine, version)));
  }
}
