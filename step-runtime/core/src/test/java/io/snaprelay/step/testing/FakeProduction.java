package io.snaprelay.step.testing;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.Surroundings;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.refs.DatabaseRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Databases that change their names, over the databases of a {@link FakeRds}. A rename goes on only
 * when {@link #pass} says so, through the stages that users of RDS describe: accepted, without a
 * name, settling under the new one. Every write is listed; {@link Faults} break writes by name, for
 * example {@code production.rename}.
 */
public final class FakeProduction implements ProductionGateway {
  private static final Surroundings NOTHING =
      new Surroundings(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          7,
          false,
          List.of(new Surroundings.Quota("DB instances", 2, 40, 1)));

  private final FakeRds rds;
  private final Faults faults;
  private final Map<String, Rename> renames = new LinkedHashMap<>();
  private final Set<DatabaseRef> rebooting = new HashSet<>();
  private final Set<String> isProtected = new HashSet<>();
  private final Map<DatabaseRef, Surroundings> surroundings = new HashMap<>();
  private final List<String> calls = new ArrayList<>();

  private record Rename(DatabaseState from, DatabaseRef to, boolean unnamed) {}

  /**
   * @param rds holds the databases by their names
   */
  public FakeProduction(FakeRds rds, Faults faults) {
    this.rds = rds;
    this.faults = faults;
  }

  /** What hangs on a database; nothing unless a test says so. */
  public FakeProduction surround(DatabaseRef database, Surroundings what) {
    surroundings.put(database, what);
    return this;
  }

  /** A Multi-AZ DB cluster: nobody knows its instances. */
  public FakeProduction multiAzIs(String resourceId) {
    rds.members.servesItself(resourceId);
    return this;
  }

  /** A database that RDS refuses to delete. */
  public FakeProduction protectedIs(String resourceId) {
    isProtected.add(resourceId);
    return this;
  }

  /** The writes so far, for example {@code rename orders-prod -> orders-prod-old}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Every rename reaches its next stage. */
  public FakeProduction pass() {
    List.copyOf(renames.entrySet()).forEach(each -> pass(each.getKey(), each.getValue()));
    rebooting.forEach(each -> rds.put(named(existing(each), each, "available", true)));
    rebooting.clear();
    return this;
  }

  /** Every rename reaches its end. */
  public FakeProduction settle() {
    return pass().pass();
  }

  private void pass(String resourceId, Rename rename) {
    if (rename.unnamed()) {
      renames.remove(resourceId);
      rds.members.moved(rename.from().ref(), rename.to());
      rds.put(named(rename.from(), rename.to(), "available", true));
    } else {
      rds.remove(rename.from().ref());
      renames.put(resourceId, new Rename(rename.from(), rename.to(), true));
    }
  }

  @Override
  public Optional<Whereabouts> find(DatabaseRef at, String resourceId) {
    faults.before("production.find");
    Rename rename = renames.get(resourceId);
    if (rename != null && rename.unnamed()) {
      DatabaseState between =
          rds.members.with(
              named(rename.from(), rename.to(), "renaming", false),
              rename.from().ref(),
              rds.databases);
      return Optional.of(whereabouts(between, Optional.of(rename.to().identifier())));
    }
    return rds.databases.values().stream()
        .map(state -> rds.members.with(state, rds.databases))
        .filter(state -> state.ref().kind() == at.kind())
        .filter(state -> state.resourceId().equals(resourceId))
        .findFirst()
        .map(state -> whereabouts(state, movingTo(rename)));
  }

  private static Optional<String> movingTo(Rename rename) {
    return Optional.ofNullable(rename).map(each -> each.to().identifier());
  }

  private Whereabouts whereabouts(DatabaseState state, Optional<String> movingTo) {
    return new Whereabouts(state, movingTo, isProtected.contains(state.resourceId()));
  }

  @Override
  public Surroundings surroundings(DatabaseRef database) {
    existing(database);
    return surroundings.getOrDefault(database, NOTHING);
  }

  @Override
  public void rename(DatabaseRef database, String newIdentifier) {
    write(
        "rename",
        database.identifier() + " -> " + newIdentifier,
        () -> {
          DatabaseState state = atRest(database);
          DatabaseRef to =
              new DatabaseRef(
                  database.kind(), database.account(), database.region(), newIdentifier);
          mustBeFree(to);
          renames.put(state.resourceId(), new Rename(state, to, false));
        });
  }

  @Override
  public void endSessions(DatabaseRef database) {
    write(
        "endSessions",
        database.identifier(),
        () -> {
          DatabaseState state = atRest(database);
          require(state.isMultiAzCluster(), AwsFailure.Kind.REFUSED, "InvalidParameterCombination");
          rebooting.add(database);
          rds.put(named(state, database, "rebooting", false));
        });
  }

  @Override
  public void protect(DatabaseRef database, boolean on) {
    write(
        "protect",
        database.identifier() + " " + on,
        () -> switchProtection(atRest(database).resourceId(), on));
  }

  private void switchProtection(String resourceId, boolean on) {
    if (on) {
      isProtected.add(resourceId);
    } else {
      isProtected.remove(resourceId);
    }
  }

  @Override
  public void tag(DatabaseRef database, Map<String, String> tags) {
    write(
        "tag",
        database.identifier(),
        () -> {
          Map<String, String> all = new HashMap<>(existing(database).tags());
          all.putAll(tags);
          rds.put(tagged(rds.databases.get(database), all));
        });
  }

  @Override
  public void untag(DatabaseRef database, Set<String> keys) {
    write(
        "untag",
        database.identifier(),
        () -> {
          Map<String, String> left = new HashMap<>(existing(database).tags());
          left.keySet().removeAll(keys);
          rds.put(tagged(rds.databases.get(database), left));
        });
  }

  @Override
  public void deleteKeepingBackups(DatabaseRef database) {
    write(
        "deleteKeepingBackups",
        database.identifier(),
        () -> {
          DatabaseState state = existing(database);
          require(!isProtected.contains(state.resourceId()), AwsFailure.Kind.REFUSED, "protected");
          require(
              state.members().stream().allMatch(DatabaseState::isDeleting),
              AwsFailure.Kind.INVALID_STATE,
              "InvalidDBClusterStateFault");
          rds.put(named(state, state.ref(), "deleting", false));
        });
  }

  private void write(String call, String subject, Runnable effect) {
    faults.before("production." + call);
    effect.run();
    calls.add(call + " " + subject);
    faults.after("production." + call);
  }

  private DatabaseState existing(DatabaseRef database) {
    return rds.database(database)
        .orElseThrow(
            () -> FakeRds.failure(AwsFailure.Kind.NOT_FOUND, "DBInstanceNotFound", "no such"));
  }

  private DatabaseState atRest(DatabaseRef database) {
    DatabaseState state = existing(database);
    require(
        state.isAvailable() && !renames.containsKey(state.resourceId()),
        AwsFailure.Kind.INVALID_STATE,
        "InvalidDBInstanceState");
    return state;
  }

  /** From the moment in which a rename is accepted, the new name is taken. */
  private void mustBeFree(DatabaseRef name) {
    boolean taken =
        rds.database(name).isPresent()
            || renames.values().stream().anyMatch(rename -> rename.to().equals(name));
    require(!taken, AwsFailure.Kind.ALREADY_EXISTS, "DBInstanceAlreadyExists");
  }

  private static void require(boolean holds, AwsFailure.Kind otherwise, String code) {
    if (!holds) {
      throw FakeRds.failure(otherwise, code, "refused by the fake");
    }
  }

  private static DatabaseState named(
      DatabaseState state, DatabaseRef name, String status, boolean settled) {
    return new DatabaseState(
        name,
        state.resourceId(),
        status,
        settled,
        false,
        state.endpoint(),
        state.masterSecretArn(),
        state.masterPasswordManaged(),
        state.engine(),
        state.engineVersion(),
        state.tags());
  }

  private static DatabaseState tagged(DatabaseState state, Map<String, String> tags) {
    return new DatabaseState(
        state.ref(),
        state.resourceId(),
        state.status(),
        state.settled(),
        state.lost(),
        state.endpoint(),
        state.masterSecretArn(),
        state.masterPasswordManaged(),
        state.engine(),
        state.engineVersion(),
        tags);
  }
}
