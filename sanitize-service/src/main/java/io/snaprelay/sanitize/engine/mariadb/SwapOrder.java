package io.snaprelay.sanitize.engine.mariadb;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.catalog.UniqueKey;
import io.snaprelay.sanitize.engine.MayStay;
import io.snaprelay.sanitize.engine.TableWork;
import io.snaprelay.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a masked copy is to hold.
 *
 * @param emptied whether no row stays; then nothing else matters
 * @param expressions SQL over the old row, by stored column in its order; generated columns follow
 * @param masked the columns that are not just copied, and what may be found of their originals
 * @param key the columns that name a row and stay as they are; empty if rows cannot be recognised
 * @param deleteWhere which rows go; empty if none does
 */
record SwapOrder(
    boolean emptied,
    Map<String, String> expressions,
    Map<String, MayStay> masked,
    List<String> key,
    String deleteWhere) {
  static SwapOrder of(Table table, TableWork work) {
    Map<String, String> expressions = new LinkedHashMap<>();
    Map<String, MayStay> masked = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      if (!column.generated()) {
        String mask = work.expressions().get(column.name());
        expressions.put(column.name(), mask == null ? column.sql() : mask);
        if (mask != null) {
          masked.put(column.name(), work.mayStay(column.name()));
        }
      }
    }
    return new SwapOrder(
        work.truncate(), expressions, masked, key(table, work), work.deleteWhere().orElse(""));
  }

  private static List<String> key(Table table, TableWork work) {
    return table
        .rowKey()
        .map(UniqueKey::columns)
        .filter(columns -> columns.stream().noneMatch(work.expressions()::containsKey))
        .orElse(List.of());
  }

  static SwapOrder read(Job job) {
    try {
      return Json.mapper().readValue(job.details().get(0), SwapOrder.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Ours, and no JSON", e);
    }
  }

  String json() {
    try {
      return Json.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Ours, and no JSON", e);
    }
  }

  /** The columns that are written. */
  String columns() {
    return expressions.keySet().stream().map(Names::quoted).collect(Collectors.joining(", "));
  }

  /** What is written into them. */
  String values() {
    return String.join(", ", expressions.values());
  }

  /** How rows of the table and of its copy belong together. */
  Optional<String> sameRow(String one, String other) {
    return key.isEmpty()
        ? Optional.empty()
        : Optional.of(
            key.stream()
                .map(Names::quoted)
                .map(name -> "%s.%s = %s.%s".formatted(one, name, other, name))
                .collect(Collectors.joining(" AND ")));
  }
}
