package io.snaprelay.restore.proof;

import java.util.List;

/**
 * A table as a plan names it, with the columns that a check is about.
 *
 * @param sql schema and name, quoted for SQL
 * @param columns the columns, quoted, in the order of the plan
 * @param types their types
 */
public record NamedTable(String sql, List<String> columns, List<String> types) {
  public NamedTable {
    columns = List.copyOf(columns);
    types = List.copyOf(types);
  }
}
