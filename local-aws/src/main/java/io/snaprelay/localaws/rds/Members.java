package io.snaprelay.localaws.rds;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.rds.model.DBClusterMember;

/** The instances of a cluster, in the order in which they came. */
final class Members {

  private final List<Instance> all = new CopyOnWriteArrayList<>();
  private volatile Instance writer;

  List<Instance> all() {
    return all;
  }

  boolean isWriter(Instance member) {
    return member.equals(writer);
  }

  /** The first one writes. */
  void join(Instance member) {
    all.add(member);
    if (writer == null) {
      writer = member;
    }
  }

  /**
   * Whoever is on its way out does not write if another can: then the member of the lowest
   * promotion tier does, of several the oldest (Aurora User Guide, "Fault tolerance for an Aurora
   * DB cluster").
   */
  void standDown(Instance member) {
    if (isWriter(member)) {
      writer =
          all.stream()
              .filter(each -> !each.equals(member) && !each.is(Instance.DELETING))
              .min(Comparator.comparing(Members::tier))
              .orElse(member);
    }
  }

  void leave(Instance member) {
    standDown(member);
    all.remove(member);
    if (isWriter(member)) {
      writer = null;
    }
  }

  /** Whether there is one that is not on its way out. */
  boolean anyStays() {
    return all.stream().anyMatch(member -> !member.is(Instance.DELETING));
  }

  /** After a rename of the cluster; the members keep their names. */
  void belongTo(String cluster) {
    all.forEach(member -> member.change(now -> now.dbClusterIdentifier(cluster)));
  }

  List<DBClusterMember> shown() {
    return all.stream()
        .map(
            member ->
                DBClusterMember.builder()
                    .dbInstanceIdentifier(member.id())
                    .isClusterWriter(isWriter(member))
                    .promotionTier(tier(member))
                    .dbClusterParameterGroupStatus("in-sync")
                    .build())
        .toList();
  }

  private static Integer tier(Instance member) {
    return member.shown().promotionTier();
  }
}
