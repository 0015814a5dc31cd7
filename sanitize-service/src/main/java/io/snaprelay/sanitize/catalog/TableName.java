package io.snaprelay.sanitize.catalog;

/**
 * A table's name.
 *
 * @param schema as the catalog has it
 * @param name as the catalog has it
 */
public record TableName(String schema, String name) implements Comparable<TableName> {
  /** Quoted for SQL. */
  public String sql() {
    return Quoted.name(schema) + "." + Quoted.name(name);
  }

  @Override
  public int compareTo(TableName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
