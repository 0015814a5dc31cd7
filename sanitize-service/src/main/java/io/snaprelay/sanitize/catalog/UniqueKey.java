package io.snaprelay.sanitize.catalog;

import java.util.List;

/**
 * What must stay unique in a table: a constraint or an index.
 *
 * @param name the index's name
 * @param columns the columns that it is made of, those inside of expressions and a predicate too
 * @param primary whether it is the primary key
 * @param whole whether it holds for plain columns of all rows: no expression, no predicate
 * @param nullsEqual whether two nulls count as the same
 * @param exclusion whether it excludes more than equal values
 */
public record UniqueKey(
    String name,
    List<String> columns,
    boolean primary,
    boolean whole,
    boolean nullsEqual,
    boolean exclusion) {
  public UniqueKey {
    columns = List.copyOf(columns);
  }
}
