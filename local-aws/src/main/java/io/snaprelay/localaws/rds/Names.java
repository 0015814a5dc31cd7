package io.snaprelay.localaws.rds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.Filter;

/** The databases of one kind by their names, through renames. */
final class Names<D extends RdsDatabase<?>> {

  private final DatabaseKind kind;
  private final Class<D> type;
  private final Map<String, D> byName = new TreeMap<>();
  private final Map<String, RdsDatabase<?>> taken = new TreeMap<>();
  private final List<D> between = new ArrayList<>();

  Names(DatabaseKind kind, Class<D> type) {
    this.kind = kind;
    this.type = type;
  }

  Collection<D> all() {
    return byName.values();
  }

  /** Those that no name finds at the moment. */
  List<D> between() {
    return between;
  }

  /** How many there are, found by a name or not. */
  int count() {
    return byName.size() + between.size();
  }

  D get(String id) {
    return Optional.ofNullable(byName.get(id.toLowerCase(Locale.ROOT)))
        .orElseThrow(() -> kind.notFound(id));
  }

  /**
   * What a Describe looks at, in the order of names: the one that it names, or all. Between its
   * names only a filter by the resource id finds a database.
   *
   * @param nameOrArn null or empty if none is named
   * @param resourceFilter the name of that filter
   */
  Stream<D> search(String nameOrArn, String resourceFilter, List<Filter> filters) {
    if (nameOrArn != null && !nameOrArn.isEmpty()) {
      return Stream.of(
          get(RdsArn.looksLikeOne(nameOrArn) ? RdsArn.parse(nameOrArn).id() : nameOrArn));
    }
    boolean byResource = filters.stream().map(Filter::name).anyMatch(resourceFilter::equals);
    Stream<D> unnamed = byResource ? between.stream() : Stream.empty();
    return Stream.concat(byName.values().stream(), unnamed)
        .sorted(Comparator.comparing(RdsDatabase::id));
  }

  /** Whether nobody has the name, or is about to get it. */
  boolean isFree(String id) {
    return !byName.containsKey(id) && !taken.containsKey(id);
  }

  void add(D database) {
    mustBeFree(database.id());
    byName.put(database.id(), database);
  }

  void remove(RdsDatabase<?> database) {
    byName.remove(database.id());
  }

  /** From now on nobody else gets the name. */
  void take(String newName, RdsDatabase<?> database) {
    mustBeFree(newName);
    taken.put(newName, database);
  }

  /** The old name is free, and neither name finds the database. */
  void leave(RdsDatabase<?> database) {
    byName.remove(database.id());
    between.add(type.cast(database));
  }

  void arrive(RdsDatabase<?> database) {
    between.remove(database);
    taken.remove(database.id());
    byName.put(database.id(), type.cast(database));
  }

  private void mustBeFree(String id) {
    if (byName.containsKey(id)) {
      throw kind.alreadyExists(id);
    }
    if (taken.containsKey(id)) {
      throw kind.nameIsTaken(id);
    }
  }
}
