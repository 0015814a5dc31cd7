package io.snaprelay.sanitize.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to happen to one table.
 *
 * @param schema its schema
 * @param name its name
 * @param truncate whether all rows go; then nothing else matters
 * @param expressions column to SQL over the old row, of the column's type
 * @param deleteWhere which rows go before the others are masked
 * @param overlapping columns whose masked values may be other rows' originals, as after a shuffle
 */
public record TableWork(
    String schema,
    String name,
    boolean truncate,
    Map<String, String> expressions,
    Optional<String> deleteWhere,
    Set<String> overlapping) {
  public TableWork {
    expressions = new LinkedHashMap<>(expressions);
    overlapping = Set.copyOf(overlapping);
  }

  static TableWork truncated(String schema, String name) {
    return new TableWork(schema, name, true, Map.of(), Optional.empty(), Set.of());
  }

  static TableWork masked(String schema, String name, Map<String, String> expressions) {
    return new TableWork(schema, name, false, expressions, Optional.empty(), Set.of());
  }

  /** As SQL names it. */
  String sql() {
    return Sql.name(schema, name);
  }
}
