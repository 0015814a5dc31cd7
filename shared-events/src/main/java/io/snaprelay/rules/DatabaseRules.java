package io.snaprelay.rules;

import java.util.List;
import java.util.Optional;

/**
 * The rules of one database.
 *
 * @param place where they stand
 * @param drop whether the whole database is dropped instead of masked
 * @param keepLargeObjects whether large objects stay as they are; otherwise all are removed
 * @param tables by name or pattern; a name wins over a pattern
 * @param columns patterns for columns that no table lists; the first that matches wins
 * @param types what is done by type with columns that nothing else decides
 * @param scripts SQL that runs after everything is masked, in order
 */
public record DatabaseRules(
    RulePlace place,
    boolean drop,
    boolean keepLargeObjects,
    List<TableRules> tables,
    List<ColumnRule> columns,
    List<ColumnRule> types,
    List<Script> scripts) {
  /**
   * SQL of the user's.
   *
   * @param place where it stands
   * @param name what it is called in reports
   * @param sql its text
   * @param file the path of the file that holds it, relative to the rules; empty if they hold it
   */
  public record Script(RulePlace place, String name, String sql, Optional<String> file) {}

  public DatabaseRules {
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
    types = List.copyOf(types);
    scripts = List.copyOf(scripts);
  }
}
