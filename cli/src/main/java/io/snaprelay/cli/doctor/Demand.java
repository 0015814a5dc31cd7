package io.snaprelay.cli.doctor;

import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.refs.DatabaseKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What one run of each database of each plan makes, by account and region. */
final class Demand {
  private final Map<Spot, Map<QuotaName, Long>> demand = new HashMap<>();

  private Demand() {}

  static Demand of(Estate estate) {
    Demand all = new Demand();
    for (Planned planned : estate.planned()) {
      all.snapshots(planned);
      if (planned.plan().restoresTemporarily()) {
        all.restores(planned, estate);
      }
    }
    return all;
  }

  Map<QuotaName, Long> in(Spot spot) {
    return demand.getOrDefault(spot, Map.of());
  }

  private void snapshots(Planned planned) {
    QuotaName name = isCluster(planned) ? QuotaName.CLUSTER_SNAPSHOTS : QuotaName.SNAPSHOTS;
    if (planned.plan().snapshot().kind() == SnapshotSource.Kind.FRESH) {
      add(Spot.of(planned.database()), name, 1);
    }
    planned.plan().copies().forEach(copy -> add(planned.spot(copy), name, 1));
    planned
        .plan()
        .sanitize()
        .ifPresent(masked -> add(planned.site(), name, masked.kmsKey().isPresent() ? 2 : 1));
  }

  /** Together with its clean room, if it has one; an instance's storage is that of its source. */
  private void restores(Planned planned, Estate estate) {
    boolean cleanRoom = planned.plan().sanitize().filter(Sanitize::needsCleanRoom).isPresent();
    long many = cleanRoom ? 2 : 1;
    add(planned.site(), QuotaName.INSTANCES, many);
    if (isCluster(planned)) {
      add(planned.site(), QuotaName.CLUSTERS, 1);
    } else if (estate.reaches(Spot.of(planned.database()))) {
      estate
          .source(planned.database())
          .ifPresent(
              source -> add(planned.site(), QuotaName.STORAGE, many * source.allocatedGib()));
    }
  }

  private static boolean isCluster(Planned planned) {
    return planned.database().kind() == DatabaseKind.CLUSTER;
  }

  private void add(Spot spot, QuotaName name, long more) {
    demand.computeIfAbsent(spot, it -> new EnumMap<>(QuotaName.class)).merge(name, more, Long::sum);
  }
}
