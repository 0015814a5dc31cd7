package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.ColumnRule;
import io.snaprelay.rules.RulePlace;
import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules say about a table.
 *
 * @param table which
 * @param place where the table is decided; the database, if only patterns decide it
 * @param truncate whether all rows go
 * @param delete the rows that go
 * @param columns the rule of each column that needs one and has one
 */
record Decision(
    Table table,
    RulePlace place,
    boolean truncate,
    Optional<String> delete,
    Map<String, ColumnRule> columns) {
  Decision {
    columns = new LinkedHashMap<>(columns);
  }

  /** Whether a column is to be decided: what the server computes or a parent rewrites is not. */
  static boolean isOpen(Column column) {
    return !column.generated() && !column.inherited();
  }

  Optional<ColumnRule> rule(String column) {
    return Optional.ofNullable(columns.get(column));
  }

  Optional<Strategy> strategy(String column) {
    return rule(column).map(ColumnRule::strategy);
  }

  /** The same with another strategy for a column. */
  Decision with(String column, Strategy strategy) {
    Map<String, ColumnRule> changed = new LinkedHashMap<>(columns);
    changed.computeIfPresent(
        column, (name, rule) -> new ColumnRule(rule.place(), rule.column(), strategy));
    return new Decision(table, place, truncate, delete, changed);
  }
}
