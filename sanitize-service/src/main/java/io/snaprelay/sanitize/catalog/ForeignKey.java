package io.snaprelay.sanitize.catalog;

import java.util.List;

/**
 * A foreign key. Those that PostgreSQL derived for partitions are left out.
 *
 * @param name its name
 * @param table the table that refers
 * @param columns the columns that refer
 * @param referenced the table that is referred to
 * @param referencedColumns the columns that are referred to, in the order of {@code columns}
 */
public record ForeignKey(
    String name,
    TableName table,
    List<String> columns,
    TableName referenced,
    List<String> referencedColumns) {
  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
  }
}
