package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.DatabaseRules.Script;
import io.snaprelay.sanitize.catalog.Catalog;
import java.util.List;

/**
 * What is done with a database.
 *
 * @param catalog what it holds
 * @param tables every table but partitions
 * @param scripts SQL of the user's that runs after the tables are masked, in order
 */
public record DatabaseMasking(Catalog catalog, List<TableMasking> tables, List<Script> scripts) {
  public DatabaseMasking {
    tables = List.copyOf(tables);
    scripts = List.copyOf(scripts);
  }
}
