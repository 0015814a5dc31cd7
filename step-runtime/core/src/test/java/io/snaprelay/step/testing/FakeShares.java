package io.snaprelay.step.testing;

import io.snaprelay.refs.SnapshotRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may restore which snapshot of the fake RDS. */
final class FakeShares {
  private final Map<SnapshotRef, Set<String>> accounts = new HashMap<>();

  List<String> of(SnapshotRef snapshot) {
    return List.copyOf(accounts.getOrDefault(snapshot, new TreeSet<>()));
  }

  boolean change(SnapshotRef snapshot, List<String> added, List<String> removed) {
    Set<String> may = accounts.computeIfAbsent(snapshot, any -> new TreeSet<>());
    return may.addAll(added) | may.removeAll(removed);
  }

  /** Another account finds only what is shared with it. */
  boolean lets(String account, SnapshotRef snapshot) {
    return snapshot.account().equals(account) || of(snapshot).contains(account);
  }
}
