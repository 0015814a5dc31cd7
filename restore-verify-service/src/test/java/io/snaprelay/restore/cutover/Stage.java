package io.snaprelay.restore.cutover;

import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.FakeProduction;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two databases of a cutover.
 *
 * @param production the name that clients know
 * @param shape what both look like
 */
record Stage(DatabaseRef production, Shape shape) {
  /** What the instances of a cluster are called after their cluster. */
  private static final List<String> MEMBERS = List.of("a", "b");

  DatabaseRef aside() {
    return Names.named(production, production.identifier() + "-retired");
  }

  DatabaseRef beside() {
    return Names.named(production, "snaprelay-" + Runs.RUN + "-restore");
  }

  String oldId() {
    return id(production);
  }

  String newId() {
    return id(beside());
  }

  /** Puts both of them, as they are once the proof has passed. */
  void set(FakeRds rds, FakeProduction named, Run run, Instant expiry) {
    if (shape == Shape.MULTI_AZ) {
      named.multiAzIs(oldId()).multiAzIs(newId());
    }
    rds.put(FakeRds.instance(production, Map.of("team", "orders")));
    rds.put(FakeRds.instance(beside(), TemporaryDatabases.owner(run).tagsUntil(expiry)));
    for (int number = 1; number <= shape.instances(); number++) {
      Ownership owner = TemporaryDatabases.owner(run, StepName.restoreMember(number));
      rds.put(FakeRds.instance(served(number), Map.of("serves", "clients")), production);
      rds.put(FakeRds.instance(made(number), owner.tagsUntil(expiry)), beside());
    }
  }

  /** What the restored instances are to be called, by their resource ids. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (int number = 1; number <= shape.instances(); number++) {
      names.put(id(made(number)), served(number).identifier());
    }
    return names;
  }

  /** An instance of the old production. */
  DatabaseRef served(int number) {
    return instance(production.identifier() + "-" + MEMBERS.get(number - 1));
  }

  /** An instance of the restored database. */
  DatabaseRef made(int number) {
    return instance("snaprelay-%s-%s".formatted(Runs.RUN, StepName.restoreMember(number)));
  }

  DatabaseRef instance(String name) {
    return new DatabaseRef(DatabaseKind.INSTANCE, production.account(), production.region(), name);
  }

  static String id(DatabaseRef ref) {
    return FakeRds.instance(ref, Map.of()).resourceId();
  }

  /** Whether each of these has its name, and no other. */
  boolean areCalled(FakeRds rds, Map<String, String> namesById) {
    return namesById.entrySet().stream()
        .allMatch(
            each ->
                rds.database(instance(each.getValue()))
                    .map(DatabaseState::resourceId)
                    .filter(each.getKey()::equals)
                    .isPresent());
  }

  /** The instances that serve production when it is the restored database, or the old one. */
  Map<String, String> serving(boolean restored) {
    Map<String, String> serving = new LinkedHashMap<>();
    for (int number = 1; number <= shape.instances(); number++) {
      serving.put(id(restored ? made(number) : served(number)), served(number).identifier());
    }
    return serving;
  }

  /** What the instances of the other database are called then. */
  Map<String, String> apart(boolean restored) {
    Map<String, String> apart = new LinkedHashMap<>();
    for (int number = 1; number <= shape.instances(); number++) {
      DatabaseRef other = restored ? served(number) : made(number);
      apart.put(id(other), restored ? other.identifier() + "-retired" : other.identifier());
    }
    return apart;
  }
}
