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
  Snapshot snapshot(Place viewer, String nameOrArn) {
    return findSnapshot(viewer, nameOrArn)
        .orElseThrow(
            () -> RdsError.DB_SNAPSHOT_NOT_FOUND.because("DBSnapshot not found: %s", nameOrArn));
  }

  /** One's own snapshot in the call's region; for calls that only an owner may make. */
  Snapshot ownSnapshot(Place owner, String nameOrArn) {
    return findSnapshot(owner, nameOrArn)
        .filter(snapshot -> snapshot.place().equals(owner))
        .orElseThrow(
            () -> RdsError.DB_SNAPSHOT_NOT_FOUND.because("DBSnapshot not found: %s", nameOrArn));
  }

  private Optional<Snapshot> findSnapshot(Place viewer, String nameOrArn) {
    if (!RdsArn.looksLikeOne(nameOrArn)) {
      return at(viewer).findSnapshot(nameOrArn.toLowerCase(Locale.ROOT));
    }
    RdsArn arn = RdsArn.parse(nameOrArn);
    return at(arn.place())
        .findSnapshot(arn.id())
        .filter(snapshot -> arn.type().equals("snapshot"))
        .filter(snapshot -> mayUse(viewer, snapshot));
  }

  private static boolean mayUse(Place viewer, Snapshot snapshot) {
    return viewer.account().equals(snapshot.place().account())
        || snapshot.isSharedWith(viewer.account());
  }
}
