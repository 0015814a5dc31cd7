package io.snaprelay.rules;

import java.util.List;
import java.util.Optional;

/**
 * The rules of a table, or of all tables that match a pattern.
 *
 * @param place where they stand
 * @param table which
 * @param truncate whether all rows go
 * @param delete the rows that go, as a condition in SQL
 * @param columns what becomes of its columns, by name or pattern; the first that matches wins
 */
public record TableRules(
    RulePlace place,
    NamePattern table,
    boolean truncate,
    Optional<String> delete,
    List<ColumnRule> columns) {
  public TableRules {
    columns = List.copyOf(columns);
  }
}
