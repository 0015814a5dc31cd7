package io.snaprelay.localaws.rds;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The snapshots of one kind, by their names. */
final class Shelf<S extends Snapshot> {

  private final Map<String, S> byName = new TreeMap<>();

  Collection<S> all() {
    return byName.values();
  }

  /** How many count against the quota. */
  long manual() {
    return byName.values().stream().filter(Snapshot::isManual).count();
  }

  Optional<S> find(String id) {
    return Optional.ofNullable(byName.get(id));
  }

  void add(S snapshot) {
    if (byName.containsKey(snapshot.id())) {
      throw snapshot.kind().alreadyExists(snapshot.id());
    }
    byName.put(snapshot.id(), snapshot);
  }

  void remove(Snapshot snapshot) {
    byName.remove(snapshot.id());
  }
}
