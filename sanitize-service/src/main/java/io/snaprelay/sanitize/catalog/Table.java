package io.snaprelay.sanitize.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A table.
 *
 * @param oid its object id; its number in this catalog where the engine has no such ids
 * @param name its name
 * @param kind what it is
 * @param parents the tables that it is a partition or a child of
 * @param bytes what it occupies with TOAST and indexes, without partitions and children
 * @param rows how many rows the server guesses it has; negative if it never counted
 * @param columns its columns in their order, without dropped ones
 * @param keys what must stay unique in it
 * @param blockers what refuses a change of its columns
 */
public record Table(
    long oid,
    TableName name,
    Kind kind,
    List<TableName> parents,
    long bytes,
    double rows,
    List<Column> columns,
    List<UniqueKey> keys,
    List<Blocker> blockers) {
  /** Kinds of tables. */
  public enum Kind {
    ORDINARY,
    /** Has no rows of its own. */
    PARTITIONED,
    /** Whatever is done to its root is done to it. */
    PARTITION,
    /** Its rows lie on another server. */
    FOREIGN
  }

  public Table {
    parents = List.copyOf(parents);
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    blockers = List.copyOf(blockers);
  }

  public Optional<Column> column(String column) {
    return columns.stream().filter(each -> each.name().equals(column)).findFirst();
  }

  /** The primary key, else a key that no row can leave open; empty if rows have no name. */
  public Optional<UniqueKey> rowKey() {
    return keys.stream()
        .filter(UniqueKey::primary)
        .findFirst()
        .or(() -> keys.stream().filter(this::namesEveryRow).findFirst());
  }

  private boolean namesEveryRow(UniqueKey key) {
    return key.whole()
        && key.columns().stream().allMatch(name -> column(name).orElseThrow().notNull());
  }
}
