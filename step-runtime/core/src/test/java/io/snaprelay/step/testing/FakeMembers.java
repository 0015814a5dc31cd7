package io.snaprelay.step.testing;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which instances of a {@link FakeRds} serve which of its clusters. */
final class FakeMembers {
  private final Map<DatabaseRef, DatabaseRef> clusterOf = new LinkedHashMap<>();

  private final Set<String> multiAz = new HashSet<>();

  /** A Multi-AZ DB cluster: it is served by instances that RDS makes. */
  void servesItself(String resourceId) {
    multiAz.add(resourceId);
  }

  DatabaseState join(DatabaseState member, DatabaseRef cluster) {
    clusterOf.put(member.ref(), cluster);
    return member;
  }

  /** A cluster or a member has another name. */
  void moved(DatabaseRef from, DatabaseRef to) {
    clusterOf.replaceAll((member, cluster) -> cluster.equals(from) ? to : cluster);
    DatabaseRef cluster = clusterOf.remove(from);
    if (cluster != null) {
      clusterOf.put(to, cluster);
    }
  }

  boolean isOne(DatabaseRef instance) {
    return clusterOf.containsKey(instance);
  }

  /** The database as RDS describes it: a cluster together with those that serve it. */
  DatabaseState with(DatabaseState state, Map<DatabaseRef, DatabaseState> all) {
    return with(state, state.ref(), all);
  }

  /** The same, of a cluster that is between two names. */
  DatabaseState with(DatabaseState state, DatabaseRef named, Map<DatabaseRef, DatabaseState> all) {
    if (state.ref().kind() == DatabaseKind.INSTANCE) {
      return state;
    }
    List<DatabaseState> members =
        clusterOf.keySet().stream()
            .filter(member -> clusterOf.get(member).equals(named))
            .map(all::get)
            .filter(Objects::nonNull)
            .toList();
    return new DatabaseState(
        state.ref(),
        state.resourceId(),
        state.status(),
        state.settled() && members.stream().allMatch(DatabaseState::settled),
        state.lost() || members.stream().anyMatch(DatabaseState::lost),
        state.endpoint(),
        state.masterSecretArn(),
        state.masterPasswordManaged(),
        state.engine(),
        state.engineVersion(),
        state.tags(),
        multiAz.contains(state.resourceId()) || !members.isEmpty(),
        members);
  }
}
