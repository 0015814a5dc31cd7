package io.snaprelay.restore.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the checks of one proof have measured so far. */
public final class Figures {
  private final List<TableFigures> tables = new ArrayList<>();
  private final List<IndexCount> counts = new ArrayList<>();
  private final Map<String, IndexScan> scans = new HashMap<>();
  private final Map<String, Instant> newest = new TreeMap<>();
  private final Map<String, Map<String, Map<String, String>>> catalogs = new TreeMap<>();

  public void add(TableFigures table) {
    tables.add(table);
  }

  public List<TableFigures> tables() {
    return List.copyOf(tables);
  }

  /** What was read of a table; empty if it could not be read. */
  Optional<TableFigures> of(Table table) {
    return tables.stream()
        .filter(each -> each.database().equals(table.database()))
        .filter(each -> each.table().equals(table.name()))
        .findFirst();
  }

  /** How many rows a table has; empty if it could not be read. */
  Optional<Long> rows(Table table) {
    return of(table).map(TableFigures::rows);
  }

  void counted(IndexCount count) {
    counts.add(count);
    count
        .entries()
        .forEach(each -> scans.put(key(count.table().database(), each.index().oid()), each.scan()));
  }

  List<IndexCount> counts(String database) {
    return counts.stream().filter(each -> each.table().database().equals(database)).toList();
  }

  /** Whether the entries of an index were counted. */
  boolean isCounted(String database, long index) {
    return scan(database, index).isPresent();
  }

  /** What counting an index said; empty if it was not counted. */
  Optional<IndexScan> scan(String database, long index) {
    return Optional.ofNullable(scans.get(key(database, index)));
  }

  /** Whether it was tried to count a table from its indexes. */
  boolean isCounted(Table table) {
    return counts(table.database()).stream().anyMatch(each -> each.table().oid() == table.oid());
  }

  /** A row in this database is at least this new. */
  public void sawDataOf(String database, Instant instant) {
    newest.merge(database, instant, (one, other) -> one.isAfter(other) ? one : other);
  }

  /**
   * The newest data that any check has seen; of several databases the one that is furthest behind:
   * the whole server goes back to that.
   */
  Optional<Instant> newestData() {
    return newest.values().stream().min(Instant::compareTo);
  }

  public void catalog(String database, Map<String, Map<String, String>> objects) {
    catalogs.put(database, objects);
  }

  Map<String, Map<String, Map<String, String>>> catalogs() {
    return catalogs;
  }

  private static String key(String database, long oid) {
    return oid + " " + database;
  }
}
