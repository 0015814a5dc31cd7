package io.snaprelay.sanitize.catalog;

/**
 * A column.
 *
 * @param number its attribute number
 * @param name as the catalog has it
 * @param type its type
 * @param notNull whether it must not be null, by itself or by its domain
 * @param generated whether the server computes it from other columns
 * @param identity whether it is an identity column
 * @param inherited whether it comes from a parent table: the parent's rewrite rewrites it too
 * @param partitionKey whether it decides in which partition a row lies
 */
public record Column(
    int number,
    String name,
    ColumnType type,
    boolean notNull,
    boolean generated,
    boolean identity,
    boolean inherited,
    boolean partitionKey) {
  /** Quoted for SQL. */
  public String sql() {
    return Quoted.name(name);
  }
}
