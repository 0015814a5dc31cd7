package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.TableName;

/** A column of a table. */
record ColumnName(TableName table, String column) {
  @Override
  public String toString() {
    return table + "." + column;
  }
}
