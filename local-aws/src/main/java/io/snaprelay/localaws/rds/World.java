package io.snaprelay.localaws.rds;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All accounts in all regions. */
final class World {

  private final Map<Place, Inventory> inventories = new HashMap<>();

  Inventory at(Place place) {
    return inventories.computeIfAbsent(place, unknown -> new Inventory());
  }

  Collection<Inventory> everywhere() {
    return inventories.values();
  }

  /** One's own snapshot by name or ARN, another account's by ARN if it is shared. */
  <S extends Snapshot> S snapshot(SnapshotKind<S> kind, Place viewer, String nameOrArn) {
    return find(kind, viewer, nameOrArn).orElseThrow(() -> kind.notFound(nameOrArn));
  }

  /** One's own snapshot in the call's region; for calls that only an owner may make. */
  <S extends Snapshot> S ownSnapshot(SnapshotKind<S> kind, Place owner, String nameOrArn) {
    return find(kind, owner, nameOrArn)
        .filter(snapshot -> snapshot.place().equals(owner))
        .orElseThrow(() -> kind.notFound(nameOrArn));
  }

  /** One's own snapshot of the kind that the ARN says. */
  Snapshot ownSnapshot(Place owner, String arn) {
    boolean ofCluster =
        RdsArn.looksLikeOne(arn)
            && RdsArn.parse(arn).type().equals(SnapshotKind.OF_CLUSTERS.arnType());
    return ofCluster
        ? ownSnapshot(SnapshotKind.OF_CLUSTERS, owner, arn)
        : ownSnapshot(SnapshotKind.OF_INSTANCES, owner, arn);
  }

  private <S extends Snapshot> Optional<S> find(
      SnapshotKind<S> kind, Place viewer, String nameOrArn) {
    if (!RdsArn.looksLikeOne(nameOrArn)) {
      return kind.shelf().apply(at(viewer)).find(nameOrArn.toLowerCase(Locale.ROOT));
    }
    RdsArn arn = RdsArn.parse(nameOrArn);
    return kind.shelf()
        .apply(at(arn.place()))
        .find(arn.id())
        .filter(snapshot -> arn.type().equals(kind.arnType()))
        .filter(snapshot -> mayUse(viewer, snapshot));
  }

  private static boolean mayUse(Place viewer, Snapshot snapshot) {
    return snapshot.isOwnedBy(viewer) || snapshot.isSharedWith(viewer.account());
  }
}
