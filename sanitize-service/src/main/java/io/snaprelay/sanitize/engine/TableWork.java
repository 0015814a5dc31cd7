package io.snaprelay.sanitize.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to happen to one table.
 *
 * @param schema its schema
 * @param name its name
 * @param truncate whether all rows go; then nothing else matters
 * @param expressions column to SQL over the old row, of the column's type
 * @param deleteWhere which rows go before the others are masked
 * @param mayStay what may be found of a masked column's originals; of one that is not named:
 *     nothing
 */
public record TableWork(
    String schema,
    String name,
    boolean truncate,
    Map<String, String> expressions,
    Optional<String> deleteWhere,
    Map<String, MayStay> mayStay) {
  public TableWork {
    expressions = new LinkedHashMap<>(expressions);
    mayStay = Map.copyOf(mayStay);
  }

  static TableWork truncated(String schema, String name) {
    return new TableWork(schema, name, true, Map.of(), Optional.empty(), Map.of());
  }

  static TableWork masked(String schema, String name, Map<String, String> expressions) {
    return new TableWork(schema, name, false, expressions, Optional.empty(), Map.of());
  }

  /** What may be found of a column's originals. */
  public MayStay mayStay(String column) {
    return mayStay.getOrDefault(column, MayStay.NOTHING);
  }

  /** As SQL names it. */
  String sql() {
    return Sql.name(schema, name);
  }
}
