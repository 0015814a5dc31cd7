package io.snaprelay.sanitize.engine;

import io.snaprelay.rules.DatabaseRules.Script;
import java.util.List;

/**
 * What is to happen to one database.
 *
 * @param tables only those that change
 * @param scripts SQL of the user's own, run after the tables are masked
 * @param keepLargeObjects whether large objects stay; by default they go
 */
public record DatabaseWork(List<TableWork> tables, List<Script> scripts, boolean keepLargeObjects) {
  public DatabaseWork {
    tables = List.copyOf(tables);
    scripts = List.copyOf(scripts);
  }

  static DatabaseWork of(TableWork... tables) {
    return new DatabaseWork(List.of(tables), List.of(), false);
  }
}
